package io.github.dockermaven.engine;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of an image's build, which are shown as they begin, print and end, whichever builder of the engine reports
 * them. It remembers the failed one. For one build, used by one thread.
 */
final class BuildSteps implements AutoCloseable {
    private static final int LONGEST_NAME = 120;

    /** BuildKit's own steps that take time, by its names for them. */
    private static final Map<String, String> INTERNAL =
            Map.of("copy /context /", "Unpacking the build context", "exporting to image", "Exporting the image");

    private final Progress progress;
    private final Map<String, Activity> running = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, LineAssembler> outputs = new HashMap<>();
    private FailedStep failed;

    /**
     * The step that ended a build.
     *
     * @param name the builder's name for it, for example {@code [2/3] RUN make}
     * @param lastLines the last lines that the step printed, the oldest first
     */
    record FailedStep(String name, List<String> lastLines) {}

    BuildSteps(Progress progress) {
        this.progress = progress;
    }

    /** Reports the beginning of a step. Its command is shown before its output. */
    void started(String id, String name) {
        boolean shown = isOfDockerfile(name) || INTERNAL.containsKey(name);
        if (shown && !ended.contains(id) && !running.containsKey(id)) {
            running.put(id, progress.begin(INTERNAL.getOrDefault(name, shorten(name))));
            if (name.contains(" RUN ")) {
                progress.detail(shorten(name));
            }
        }
    }

    void printed(String id, String text) {
        outputs.computeIfAbsent(id, step -> new LineAssembler(line -> print(step, line)))
                .append(text);
    }

    private void print(String id, String line) {
        Activity step = running.get(id);
        if (step == null) {
            progress.detail(line);
        } else {
            step.printed(line);
        }
    }

    void completed(String id, String name, boolean cached, Duration took) {
        if (!ended.add(id)) {
            return;
        }
        end(id);
        if (isOfDockerfile(name)) {
            progress.action(shorten(name) + (cached ? " (cached)" : " (" + Durations.format(took) + ")"));
        }
    }

    void failed(String id, String name) {
        if (ended.add(id) && failed == null) {
            end(id);
            LineAssembler output = outputs.get(id);
            failed = new FailedStep(PrintableText.line(name), output == null ? List.of() : output.lastLines());
        }
    }

    /** Returns the failed step, or {@code null}. */
    FailedStep failed() {
        return failed;
    }

    /** Ends the steps that are still running, in a build that failed or broke off. */
    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::end);
    }

    private void end(String id) {
        LineAssembler output = outputs.get(id);
        if (output != null) {
            output.finish();
        }
        Activity step = running.remove(id);
        if (step != null) {
            step.close();
        }
    }

    /** Returns whether a step is one of the Dockerfile, which BuildKit numbers; its own steps are not shown. */
    private static boolean isOfDockerfile(String name) {
        return name.startsWith("[") && !name.startsWith("[internal]") && !name.startsWith("[auth]");
    }

    private static String shorten(String name) {
        String line = name.lines().findFirst().orElse("");
        boolean whole = line.length() == name.length() && line.length() <= LONGEST_NAME;
        return PrintableText.line(whole ? line : line.substring(0, Math.min(line.length(), LONGEST_NAME)) + " …");
    }
}

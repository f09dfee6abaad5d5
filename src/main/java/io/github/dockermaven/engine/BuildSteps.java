package io.github.dockermaven.engine;

import io.github.dockermaven.image.Durations;
import io.github.dockermaven.image.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shows the steps of an image's build as they begin, print and end, whichever builder of the engine reports them, and
 * remembers the one that failed. For one build, used by one thread.
 */
final class BuildSteps {
    private static final int LONGEST_NAME = 120;

    private final Progress progress;
    private final Set<String> announced = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, LineAssembler> outputs = new HashMap<>();
    private FailedStep failed;

    /**
     * The step that ended a build.
     *
     * @param name as the builder calls it, for example {@code [2/3] RUN make}
     * @param lastLines the last lines that the step printed, the oldest first
     */
    record FailedStep(String name, List<String> lastLines) {}

    BuildSteps(Progress progress) {
        this.progress = progress;
    }

    /** A step begins. One that may take long is announced, so that nobody waits before an empty screen. */
    void started(String id, String name) {
        if (name.contains(" RUN ") && announced.add(id)) {
            progress.action(shorten(name));
        }
    }

    void printed(String id, String text) {
        outputs.computeIfAbsent(id, step -> new LineAssembler(progress::output)).append(text);
    }

    void completed(String id, String name, boolean cached, Duration took) {
        if (ended.add(id) && isOfDockerfile(name)) {
            finishOutput(id);
            boolean known = announced.contains(id);
            progress.action((known ? prefix(name) + " done" : shorten(name))
                    + (cached ? " (cached)" : " (" + Durations.format(took) + ")"));
        }
    }

    void failed(String id, String name) {
        if (ended.add(id) && failed == null) {
            finishOutput(id);
            LineAssembler output = outputs.get(id);
            failed = new FailedStep(name, output == null ? List.of() : output.lastLines());
        }
    }

    /** The step that failed, or {@code null}. */
    FailedStep failed() {
        return failed;
    }

    private void finishOutput(String id) {
        LineAssembler output = outputs.get(id);
        if (output != null) {
            output.finish();
        }
    }

    /** BuildKit numbers the steps that come from the Dockerfile; its own work is not what a user asked for. */
    private static boolean isOfDockerfile(String name) {
        return name.startsWith("[") && !name.startsWith("[internal]") && !name.startsWith("[auth]");
    }

    private static String prefix(String name) {
        return name.substring(0, name.indexOf(']') + 1);
    }

    private static String shorten(String name) {
        String line = name.lines().findFirst().orElse("");
        boolean whole = line.length() == name.length() && line.length() <= LONGEST_NAME;
        return whole ? line : line.substring(0, Math.min(line.length(), LONGEST_NAME)) + " …";
    }
}

package io.github.dockermaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code build.log} of an integration test's project. */
public final class BuildLog {
    /** Of an exception that nobody translated for the user. */
    private static final Pattern STACK_TRACE = Pattern.compile("^(\\[\\w+] )?\\s+at [\\w.$]+\\(.*\\)$");

    private static final Pattern FAILURE = Pattern.compile(
            "\\[ERROR] Failed to execute goal io\\.github\\.dockermaven:docker-maven-plugin:\\S+ \\([\\w-]+\\)(?: on project ([\\w.-]+))?: (.*)");
    private static final String HELP = "-> [Help 1]";

    private final List<String> lines;

    private BuildLog(List<String> lines) {
        this.lines = lines;
    }

    public static BuildLog of(File project) {
        try {
            return new BuildLog(Files.readAllLines(project.toPath().resolve("build.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a line has this text. */
    public boolean shows(String wanted) {
        return lines.stream().anyMatch(line -> line.contains(wanted));
    }

    /** The lines that have this text. */
    public List<String> linesWith(String wanted) {
        return lines.stream().filter(line -> line.contains(wanted)).toList();
    }

    /**
     * The builds in this log failed, one after the other, with errors of this plugin that begin so; there is no other
     * error, and no stack trace.
     */
    public void failsWith(CharSequence... messages) {
        List<String> failures = failures().stream().map(Failure::text).toList();
        for (int i = 0; i < Math.min(failures.size(), messages.length); i++) {
            if (!failures.get(i).startsWith(messages[i].toString())) {
                throw new AssertionError("Failure " + (i + 1) + " was expected to begin with\n" + messages[i]
                        + "\nbut is\n" + failures.get(i));
            }
        }
        if (failures.size() != messages.length) {
            throw new AssertionError(
                    messages.length + " failures were expected, but there are:\n" + String.join("\n", failures));
        }
    }

    /**
     * Returns the whole text of each project's failure, all of which are errors of this plugin; there is no other error, and
     * no stack trace.
     */
    public Map<String, String> failuresOfProjects() {
        Map<String, String> ofProjects = new LinkedHashMap<>();
        failures()
                .forEach(failure -> ofProjects.put(
                        failure.project(),
                        failure.text()
                                .substring(0, failure.text().length() - HELP.length() - 1)
                                .strip()));
        return ofProjects;
    }

    /**
     * A failure of a goal.
     *
     * @param project empty if Maven does not name it
     * @param text what Maven says after the goal and project, on all of its lines
     */
    private record Failure(String project, String text) {}

    private List<Failure> failures() {
        if (lines.stream().anyMatch(line -> STACK_TRACE.matcher(line).matches())) {
            throw new AssertionError("There is a stack trace in the log:\n" + String.join("\n", lines));
        }
        List<Failure> failures = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            Matcher begin = FAILURE.matcher(line);
            if (begin.matches()) {
                String project = begin.group(1) == null ? "" : begin.group(1);
                failures.add(new Failure(project, begin.group(2) + "\n"));
                open = !begin.group(2).endsWith(HELP);
            } else if (open && line.startsWith("[ERROR] ")) {
                String more = line.substring("[ERROR] ".length());
                open = !more.endsWith(HELP);
                Failure last = failures.remove(failures.size() - 1);
                failures.add(new Failure(last.project(), last.text() + more + "\n"));
            }
        }
        return failures;
    }
}

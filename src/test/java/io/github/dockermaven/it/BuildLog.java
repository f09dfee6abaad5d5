package io.github.dockermaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code build.log} of an integration test's project. */
public final class BuildLog {
    /** Of an exception that nobody translated for the user. */
    private static final Pattern STACK_TRACE = Pattern.compile("^(\\[\\w+] )?\\s+at [\\w.$]+\\(.*\\)$");

    private static final Pattern FAILURE = Pattern.compile(
            "\\[ERROR] Failed to execute goal io\\.github\\.dockermaven:docker-maven-plugin:\\S+ \\([\\w-]+\\)(?: on project [\\w.-]+)?: (.*)");
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
        if (lines.stream().anyMatch(line -> STACK_TRACE.matcher(line).matches())) {
            throw new AssertionError("There is a stack trace in the log:\n" + String.join("\n", lines));
        }
        List<String> failures = failures();
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

    /** What Maven says after the goal and project of each failure, on all of its lines. */
    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            Matcher begin = FAILURE.matcher(line);
            if (begin.matches()) {
                failures.add(begin.group(1) + "\n");
                open = !begin.group(1).endsWith(HELP);
            } else if (open && line.startsWith("[ERROR] ")) {
                String more = line.substring("[ERROR] ".length());
                open = !more.endsWith(HELP);
                failures.add(failures.remove(failures.size() - 1) + more + "\n");
            }
        }
        return failures;
    }
}

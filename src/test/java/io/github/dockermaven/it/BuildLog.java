package io.github.dockermaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code build.log} of an integration test's project. What is looked for is a regular expression, or, when it is
 * not found as one, plain text.
 */
public final class BuildLog {
    /** Of an exception that nobody translated for the user. */
    private static final Pattern STACK_TRACE = Pattern.compile("^(\\[\\w+] )?\\s+at [\\w.$]+\\(.*\\)$");

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

    public boolean shows(String wanted) {
        return shows(lines, wanted);
    }

    /**
     * The build failed with an error of this plugin that names the subject, the cause and the fix, on the lines that
     * Maven marks as errors, and without a stack trace.
     */
    public void failsWith(String subject, String cause, String fix) {
        List<String> errors =
                lines.stream().filter(line -> line.startsWith("[ERROR]")).toList();
        String all = errors.stream().collect(Collectors.joining("\n"));
        if (!shows(errors, "docker-maven-plugin")) {
            throw new AssertionError("The error is not one of docker-maven-plugin:\n" + all);
        }
        if (lines.stream().anyMatch(line -> STACK_TRACE.matcher(line).matches())) {
            throw new AssertionError("There is a stack trace in the log:\n" + String.join("\n", lines));
        }
        require("subject", subject, errors, all);
        require("cause", cause, errors, all);
        require("fix", fix, errors, all);
    }

    private static void require(String part, String wanted, List<String> errors, String all) {
        if (!shows(errors, wanted)) {
            throw new AssertionError("The error does not name its " + part + ": " + wanted + "\n" + all);
        }
    }

    private static boolean shows(List<String> lines, String wanted) {
        return lines.stream().anyMatch(line -> line.contains(wanted) || matches(wanted, line));
    }

    private static boolean matches(String expression, String line) {
        try {
            return Pattern.compile(expression).matcher(line).find();
        } catch (java.util.regex.PatternSyntaxException e) {
            return false;
        }
    }
}

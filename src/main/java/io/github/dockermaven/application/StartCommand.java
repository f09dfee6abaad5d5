package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.dockerfile.WhiteSpace;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The command in exec form that a container starts, as a user gives it.
 *
 * @param parameter by which it is given
 * @param words the program and its arguments
 */
record StartCommand(String parameter, List<String> words) {
    private static final Pattern SEVERAL_WORDS = Pattern.compile("[^\\s/]+\\s+-.*", Pattern.DOTALL);

    /** What no class is called, but an option is that has lost its dash, or a variable that no shell expands. */
    private static final Pattern NO_CLASS = Pattern.compile("X(m[snx]|ss)[0-9].*|XX:.*|D[\\w.-]+=.*"
            + "|(javaagent|agentlib|agentpath):.*|\\$\\{.*|\\$[A-Z][A-Z0-9_]*");

    /** Variables of the environment by which Java gets more than its command has. */
    private static final Set<String> OF_JAVA = Set.of("CLASSPATH", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

    /**
     * Returns the command that is written for an application.
     *
     * @param jvmArgs arguments of Java
     */
    static StartCommand written(Application application, List<String> jvmArgs) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(jvmArgs);
        command.addAll(application.start());
        return new StartCommand("entrypoint", command);
    }

    /** @throws DockerFailureException if it names no program, or Java would not start as it says */
    StartCommand check() {
        if (words.isEmpty()) {
            return this;
        }
        String program = WhiteSpace.trim(words.get(0));
        if (words.size() == 1 && WhiteSpace.in(program)
                || SEVERAL_WORDS.matcher(program).matches()) {
            throw new DockerFailureException(parameter + " '" + PrintableText.quote(words.get(0))
                    + "' would be taken for one program with blanks in"
                    + " its name. Write each word as an <arg>, or separate them by commas on the command line.");
        }
        JavaCommand.of(words).filter(java -> !isShell(program)).ifPresent(this::check);
        return this;
    }

    private void check(JavaCommand java) {
        JvmArguments arguments = new JvmArguments(parameter);
        java.options().forEach(arguments::checkOption);
        arguments.checkVariables(java.options());
        arguments.checkVariables(java.classPath());
        java.started().ifPresent(started -> check(started, java.jar()));
    }

    private void check(String started, boolean jar) {
        if (jar) {
            new JvmArguments(parameter).checkVariables(List.of(started));
        } else if (NO_CLASS.matcher(started).matches()) {
            throw new DockerFailureException(
                    parameter + ": java would take '" + PrintableText.quote(started)
                            + "' for the class to start. Write a - before an option. A variable is expanded by a shell alone:"
                            + " [\"sh\",\"-c\",\"exec java $JAVA_OPTS -jar app.jar\"]; without one java reads JAVA_TOOL_OPTIONS.");
        }
        if (jar && started.isEmpty()) {
            throw new DockerFailureException(
                    parameter + " " + this + " ends with -jar. Write the jar as the next <arg>.");
        }
    }

    private static boolean isShell(String program) {
        return JavaCommand.name(program).endsWith("sh");
    }

    /**
     * Returns why this does not start an application, although the command that is written for it does.
     *
     * @param libraries the application's libraries in words
     */
    Optional<String> mistake(Application application, DockerfileOptions options, String libraries) {
        Optional<JavaCommand> java = JavaCommand.in(words).filter(command -> !command.isOpaque());
        if (java.isEmpty()
                || application.start().isEmpty()
                || options.env().keySet().stream().anyMatch(OF_JAVA::contains)) {
            return Optional.empty();
        }
        JavaCommand given = java.get();
        String started = given.started().orElseThrow();
        StartCommand written = written(application, options.jvmArgs());
        JavaCommand needed = JavaCommand.of(written.words).orElseThrow();
        boolean same = needed.jar()
                && given.jar()
                && JavaCommand.name(needed.started().orElseThrow()).equals(JavaCommand.name(started));
        boolean own = given.jar() && isOwn(started, needed, application);
        if (same || given.jar() && !own && isCopied(started, options) || !given.jar() && hasClassPath(given, needed)) {
            return Optional.empty();
        }
        return Optional.of(parameter + " " + this
                + (given.jar() && !own
                        ? " starts " + PrintableText.quote(started) + ", but no file of that name is put into the image"
                        : " does not start the application with all that it needs (" + libraries + ")")
                + ". Remove <entrypoint>, or write the command that is used without it: " + written + ".");
    }

    /** Returns whether a jar is the application's own, and not one that starts it. */
    private static boolean isOwn(String jar, JavaCommand needed, Application application) {
        return Stream.concat(
                        needed.classPath().stream(),
                        application.files().stream().map(CopiedFile::target))
                .anyMatch(path -> JavaCommand.name(path).equals(JavaCommand.name(jar)));
    }

    private static boolean isCopied(String jar, DockerfileOptions options) {
        return options.copy().stream()
                .map(CopiedFile::parse)
                .flatMap(file -> Stream.of(file.source(), file.target()))
                .anyMatch(path -> path.endsWith("/") || JavaCommand.name(path).equals(JavaCommand.name(jar)));
    }

    /** Returns whether it gives Java the class path that the written command gives it. */
    private static boolean hasClassPath(JavaCommand given, JavaCommand needed) {
        if (needed.jar()) {
            return !given.classPath().isEmpty();
        }
        return needed.classPath().stream()
                .allMatch(entry -> given.classPath().stream().anyMatch(path -> has(path, entry)));
    }

    /** Returns whether an entry of a class path is another one, or a folder's {@code *} that has it. */
    private static boolean has(String path, String entry) {
        String file = entry.replaceFirst("^/+", "");
        String all = file.substring(0, file.lastIndexOf('/') + 1) + "*";
        String whole = "/" + path.replaceFirst("^(\\./)+", "").replaceFirst("/$", "");
        return whole.endsWith("/" + file) || whole.endsWith("/" + all) && file.endsWith(".jar");
    }

    /** Returns the command as a Dockerfile has it. */
    @Override
    public String toString() {
        return Command.exec(words).toString();
    }
}

package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.WhiteSpace;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arguments of the Java virtual machine, read as the <a
 * href="https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html">java command</a> reads what comes before the class
 * or jar that it starts. In exec form no shell splits them and none expands their variables.
 *
 * @param parameter whose they are, for messages
 */
record JvmArguments(String parameter) {
    /** The options whose value is the next argument, unless they have one after {@code =}. */
    static final Set<String> WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--enable-native-access",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module");

    /** The options that name what is started. */
    private static final Set<String> STARTING = Set.of("-jar", "-m", "--module");

    /** The options whose value may be any text: a property's, a path, a command; but a number is no text with a blank. */
    private static final Pattern TEXT =
            Pattern.compile("(?s)-D.*|-(javaagent|agentlib|agentpath|splash):.*|-X[a-z]+[:/].*"
                    + "|-XX:\\w+=(?![0-9.]+[a-zA-Z%]?\\s).*|--[a-z-]+=.*");

    /** A blank, and after it what is another option rather than a part of a path or text. */
    private static final Pattern NEXT_OPTION =
            Pattern.compile("\\s(-X[A-Za-z]+\\S*|-D[\\w.]+\\S*|-(javaagent|agentlib|agentpath):\\S*"
                    + "|-(ea|da|esa|dsa|server|client|cp|classpath|verbose|noverify)(?![\\w-])\\S*"
                    + "|--(add|enable|module|class|patch|limit|illegal)-[a-z-]+\\S*)");

    /** The options that have commands or other options in their values. */
    private static final Pattern COMMAND =
            Pattern.compile("(?s)-XX:On(Error|OutOfMemoryError)=.*|-D[^=]*=\\s*[\"']?-.*");

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([^}]*)}|(?:^|[=:]|-X(?:m[snx]|ss))\\$([A-Za-z_]\\w*)");

    /**
     * Returns the arguments without the white space around them that a list of the command line has after its commas.
     *
     * @throws DockerFailureException if {@code java} would refuse one, or take it for the class to start
     */
    List<String> check(List<String> given) {
        List<String> arguments = given.stream().map(WhiteSpace::trim).toList();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.isEmpty()) {
                throw new DockerFailureException("Element " + (i + 1) + " of " + parameter + " is empty. Remove it.");
            }
            if (STARTING.contains(argument)) {
                throw refused(
                        argument,
                        "names what is started, which is written by itself. Write the whole command into <entrypoint>");
            }
            if (WITH_VALUE.contains(argument)) {
                if (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("-")) {
                    throw refused(argument, "has no value. Write it after a = or as the next <arg>");
                }
                i++;
            } else if (!argument.startsWith("-") && !argument.startsWith("@")) {
                throw notAnOption(argument, i == 0 ? "" : arguments.get(i - 1));
            }
            checkOption(argument);
        }
        return arguments;
    }

    /** @throws DockerFailureException if an option is several in one */
    void checkOption(String option) {
        boolean text = option.startsWith("@")
                || option.startsWith("-D")
                || COMMAND.matcher(option).matches();
        if (WhiteSpace.in(option)
                && !text
                && (!TEXT.matcher(option).matches()
                        || NEXT_OPTION.matcher(option).find())) {
            throw refused(
                    option,
                    "has a blank, and java would take it for one option. Write each option as an <arg>, or separate them by"
                            + " commas on the command line");
        }
    }

    /** Returns what is said of a property that seems to have another option in its value; empty if none has. */
    Optional<String> doubt(List<String> arguments) {
        return arguments.stream()
                .filter(argument ->
                        argument.startsWith("-D") && !COMMAND.matcher(argument).matches())
                .flatMap(argument -> NEXT_OPTION
                        .matcher(argument)
                        .results()
                        .limit(1)
                        .map(next -> parameter + " '"
                                + PrintableText.quote(argument) + "' is one argument, so all of it is one property. If "
                                + PrintableText.quote(next.group(1))
                                + " is an option, write it as an <arg> of its own, or after a comma"
                                + " on the command line."))
                .findFirst();
    }

    /** @throws DockerFailureException if an argument has a variable, in a place where Java does not look for one */
    void checkVariables(List<String> arguments) {
        arguments.stream()
                .filter(argument -> !argument.matches("(?s)-D.*|-XX:On(Error|OutOfMemoryError)=.*"))
                .forEach(argument -> {
                    Matcher variable = VARIABLE.matcher(argument);
                    if (variable.find()) {
                        String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
                        throw refused(
                                argument,
                                "has a variable, and java gets it as it is: no shell expands it. Set the property "
                                        + PrintableText.quote(name)
                                        + " in the POM, or write the value; for one that a container gets when"
                                        + " it is started there is the environment variable JAVA_TOOL_OPTIONS");
                    }
                });
    }

    private DockerFailureException notAnOption(String argument, String before) {
        String bare = argument.replaceAll("^[\"'\u2010-\u2015\u2212]+|[\"']+$", "");
        String option = bare.startsWith("-") ? bare : "-" + bare;
        return refused(
                argument,
                "does not begin with -, so java would take it for the class to start. Write "
                        + PrintableText.quote(option)
                        + (before.isEmpty()
                                ? ""
                                : "; or, if it belongs to '" + PrintableText.quote(before)
                                        + "', both as one <arg>, or as one string of a JSON array"));
    }

    private DockerFailureException refused(String argument, String why) {
        return new DockerFailureException(parameter + " '" + PrintableText.quote(argument) + "' " + why + ".");
    }
}

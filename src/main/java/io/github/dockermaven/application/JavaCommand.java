package io.github.dockermaven.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A command that starts Java, taken apart as {@code java} does.
 *
 * @param options what comes before the jar or class, without the class path
 * @param classPath the entries of {@code -cp}, empty if there is none
 * @param started the jar or class, empty if it is not named here: with modules, or in an argument file
 * @param jar whether that is a jar
 */
record JavaCommand(List<String> options, List<String> classPath, Optional<String> started, boolean jar) {
    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh");

    /** Returns the one that a program's arguments, or a shell's line, has; nothing if Java is not started there. */
    static Optional<JavaCommand> in(List<String> words) {
        if (words.size() > 2
                && SHELLS.contains(name(words.get(0)))
                && words.get(1).equals("-c")) {
            return of(Stream.of(words.get(2).split("\\s+"))
                    .map(word -> word.replaceAll("^[\"']+|[\"';]+$", ""))
                    .filter(word -> !word.startsWith("$"))
                    .toList());
        }
        return of(words);
    }

    /** As {@link #in}, of a command in exec form alone. */
    static Optional<JavaCommand> of(List<String> words) {
        int java = words.stream().map(JavaCommand::name).toList().indexOf("java");
        return java < 0 ? Optional.empty() : Optional.of(read(words.subList(java + 1, words.size())));
    }

    /** Returns the last part of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns whether what is started, or the class path, is named elsewhere. */
    boolean isOpaque() {
        return started.isEmpty()
                || options.stream().anyMatch(option -> option.startsWith("@") || option.contains("module-path"));
    }

    private static JavaCommand read(List<String> arguments) {
        List<String> options = new ArrayList<>();
        List<String> classPath = List.of();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (argument.equals("-jar")) {
                return new JavaCommand(options, classPath, Optional.of(next), true);
            }
            if (argument.equals("-m") || argument.equals("--module")) {
                break;
            }
            if (CLASS_PATH.contains(argument)) {
                classPath = List.of(next.split(":"));
                i++;
            } else if (argument.startsWith("--class-path=")) {
                classPath =
                        List.of(argument.substring(argument.indexOf('=') + 1).split(":"));
            } else if (JvmArguments.WITH_VALUE.contains(argument)) {
                options.addAll(List.of(argument, next));
                i++;
            } else if (argument.startsWith("-") || argument.startsWith("@")) {
                options.add(argument);
            } else {
                return new JavaCommand(options, classPath, Optional.of(argument), false);
            }
        }
        return new JavaCommand(options, classPath, Optional.empty(), false);
    }
}

package io.github.dockermaven.credentials;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs on a {@code PATH}. Folders that are not absolute are skipped, because a project must not supply programs.
 */
public final class Executables {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private Executables() {}

    public static Optional<Path> find(String program, Map<String, String> environment) {
        List<String> endings = WINDOWS
                ? split(variable(environment, "PATHEXT").orElse(".EXE;.CMD;.BAT"))
                        .toList()
                : List.of("");
        return split(variable(environment, "PATH").orElse(""))
                .flatMap(Executables::folder)
                .flatMap(folder -> endings.stream().map(ending -> folder.resolve(program + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split(File.pathSeparator)).filter(part -> !part.isBlank());
    }

    private static Stream<Path> folder(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** Returns a variable. Windows names it {@code Path}, and ignores the case of variables. */
    private static Optional<String> variable(Map<String, String> environment, String name) {
        return environment.entrySet().stream()
                .filter(entry -> WINDOWS
                        ? entry.getKey().equalsIgnoreCase(name)
                        : entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

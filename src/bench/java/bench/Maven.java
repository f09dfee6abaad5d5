package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How Maven is called, and what it tells of a plugin's class path. */
final class Maven {
    private static final Pattern INCLUDED =
            Pattern.compile("Included: ([^:\\s]+):([^:\\s]+):jar:(?:([^:\\s]+):)?([^:\\s]+)");

    private Maven() {}

    static List<String> command(Settings settings, Service service) {
        return command(settings, service.folder());
    }

    static List<String> command(Settings settings, Path folder) {
        return List.of(
                "mvn",
                "-B",
                "-gs",
                settings.get("settings"),
                "-Dmaven.repo.local=" + settings.get("repository"),
                "-f",
                folder.toString());
    }

    /**
     * The jars of a plugin.
     *
     * @param jars how many there are
     * @param bytes how large they are together
     */
    record ClassPath(int jars, long bytes) {}

    /** @param log what {@code mvn -X} printed */
    static ClassPath classPath(String log, Path repository) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (MatchResult jar : INCLUDED.matcher(log).results().toList()) {
            String classifier = jar.group(3) == null ? "" : "-" + jar.group(3);
            jars.add(repository
                    .resolve(jar.group(1).replace('.', '/'))
                    .resolve(jar.group(2))
                    .resolve(jar.group(4))
                    .resolve(jar.group(2) + "-" + jar.group(4) + classifier + ".jar"));
        }
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return new ClassPath(jars.size(), bytes);
    }
}

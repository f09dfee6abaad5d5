package io.github.dockermaven.application;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of what a linked run-time was made of. As long as none of that changes, neither does the run-time.
 *
 * @param jdk the JDK's release, by the digest of what it says of itself
 * @param application the application whose modules were looked for; of a list that was given, that list
 * @param modules what was linked
 * @param files the digest of each file that was taken of the system
 * @param folder what came of it, by its {@link RootFolder#listing}
 */
record RuntimeRecord(Digest jdk, String application, List<String> modules, Map<String, Digest> files, Digest folder) {
    /** Grows with each change of what this plugin makes of the same JDK. */
    private static final int FORMAT = 2;

    private static final Logger LOGGER = LoggerFactory.getLogger(RuntimeRecord.class);
    private static final String FIRST = "# What the folder 'runtime' was made of. Format " + FORMAT;
    private static final String DIGEST = "sha256:[0-9a-f]{64}";
    private static final Pattern FILE = Pattern.compile("file (" + DIGEST + ") (.*)");
    private static final Pattern VALUE =
            Pattern.compile("(?=(?:jdk|folder) " + DIGEST + "$|application |modules )(\\w+) (.*)");

    RuntimeRecord {
        modules = List.copyOf(modules);
        files = new TreeMap<>(files);
    }

    /** Returns the key of the run-times that are linked of the same modules of the same JDK, the same way. */
    static Digest key(Digest jdk, List<String> modules) {
        return Digest.of((FIRST + "\n" + jdk + "\n" + String.join(",", modules)).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the record of the same run-time for another application. */
    RuntimeRecord withApplication(String other) {
        return new RuntimeRecord(jdk, other, modules, files, folder);
    }

    /** Reads one; nothing if there is none, one that is damaged, or one that another version of this plugin wrote. */
    static Optional<RuntimeRecord> read(Path file) {
        return RecordFile.read(file).flatMap(text -> parse(text.lines().toList()));
    }

    private static Optional<RuntimeRecord> parse(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Digest> files = new TreeMap<>();
        for (String line : lines) {
            Matcher file = FILE.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (file.matches()) {
                files.put(file.group(2), Digest.parse(file.group(1)));
            } else if (value.matches()) {
                values.put(value.group(1), value.group(2));
            }
        }
        if (lines.isEmpty() || !lines.get(0).equals(FIRST) || values.size() != 4) {
            return Optional.empty();
        }
        return Optional.of(new RuntimeRecord(
                Digest.parse(values.get("jdk")),
                values.get("application"),
                List.of(values.get("modules").split(",")),
                files,
                Digest.parse(values.get("folder"))));
    }

    /** Writes it, whole or not at all; it is the last that is written of a run-time. */
    void write(Path file) {
        String text = FIRST + "\njdk " + jdk + "\napplication " + application + "\nmodules "
                + String.join(",", modules) + "\nfolder " + folder
                + files.entrySet().stream()
                        .map(each -> "\nfile " + each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining())
                + "\n";
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be written: " + e
                            + ". Check that you may write there and that the disk is not full.",
                    e);
        }
    }

    /**
     * Returns whether it is of this JDK, and all that was taken of the system is there as it was.
     *
     * @param wanted files that are there now and would be taken, too
     */
    boolean isOf(Digest otherJdk, Collection<Path> wanted) {
        return jdk.equals(otherJdk)
                && wanted.stream().map(Path::toString).allMatch(files::containsKey)
                && files.entrySet().stream()
                        .allMatch(each -> digest(Path.of(each.getKey())).equals(Optional.of(each.getValue())));
    }

    /** Returns the digest of a file; nothing if it cannot be read. */
    static Optional<Digest> digest(Path file) {
        try {
            return Optional.of(Digest.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            LOGGER.debug("{} cannot be read", file, e);
            return Optional.empty();
        }
    }
}

package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A file of a container, as the engine describes it in the header of its archive.
 *
 * @param name the last name of its path as it was asked for, {@code .} for what is in a folder
 * @param kind the kind of file
 * @param link the target of a symbolic link, from the container's root; else empty
 */
public record FileStat(String name, Kind kind, String link) {
    /** The kinds of file. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A device, pipe or socket. */
        SPECIAL
    }

    /** The bits of a mode, by Go's {@code io/fs.FileMode}. */
    private static final long FOLDER = 1L << 31;

    private static final long LINK = 1L << 27;
    private static final long SPECIAL = 1L << 26 | 1L << 25 | 1L << 24 | 1L << 21 | 1L << 19;

    /**
     * Reads the header {@code X-Docker-Container-Path-Stat}.
     *
     * @throws IOException if it has no such content
     */
    static FileStat read(String header) throws IOException {
        try {
            JsonNode stat =
                    JsonReader.read(new String(Base64.getDecoder().decode(header.strip()), StandardCharsets.UTF_8));
            return new FileStat(
                    stat.path("name").asText(),
                    kind(stat.path("mode").asLong()),
                    stat.path("linkTarget").asText());
        } catch (IllegalArgumentException e) {
            throw new IOException("the header that describes the file is no Base64", e);
        }
    }

    private static Kind kind(long mode) {
        if ((mode & FOLDER) != 0) {
            return Kind.FOLDER;
        }
        if ((mode & LINK) != 0) {
            return Kind.LINK;
        }
        return (mode & SPECIAL) == 0 ? Kind.FILE : Kind.SPECIAL;
    }

    /** Returns whether it is a folder. */
    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }
}

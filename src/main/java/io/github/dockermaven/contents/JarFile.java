package io.github.dockermaven.contents;

import java.util.List;
import java.util.stream.Stream;

/**
 * A jar or war of an image.
 *
 * @param path in the image, or in the jar that has it
 * @param bytes its size
 * @param coordinates {@code group:artifact:version}, or without the group where only a manifest or the file's name says what
 *     it is; empty if nothing does
 * @param knownFrom what says so: {@code pom.properties}, {@code manifest} or {@code name}; empty if nothing does
 * @param includes the coordinates of other artifacts whose classes are in it
 * @param nested the jars in it
 * @param whole whether it was read to its end; not if it is damaged or unpacks to more than is read
 */
public record JarFile(
        String path,
        long bytes,
        String coordinates,
        String knownFrom,
        List<String> includes,
        List<JarFile> nested,
        boolean whole) {
    private static final List<String> ENDINGS = List.of(".jar", ".war", ".ear");

    /** Returns whether a file of this name is one. */
    static boolean isNamedSo(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith);
    }

    /** Returns this and those in it. */
    Stream<JarFile> all() {
        return Stream.concat(Stream.of(this), nested.stream().flatMap(JarFile::all));
    }

    JarFile withBytes(long unpacked) {
        return new JarFile(path, unpacked, coordinates, knownFrom, includes, nested, whole);
    }
}

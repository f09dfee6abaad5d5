package io.github.dockermaven.container.watch;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that an image has, and those that its containers have got since: what differs has to be copied. */
public final class FileVersions {
    private final Map<String, Version> ofImage;
    private final Map<String, Map<String, Version>> ofContainers = new HashMap<>();

    private record Version(Path file, Digest digest) {}

    /** @param files those of the image, by their paths in it */
    public FileVersions(Map<String, Path> files) {
        this.ofImage = versions(files);
    }

    /**
     * Returns what a container has otherwise, or still has.
     *
     * @param files those that it is to have, by their paths in it
     */
    public Map<String, Path> changed(String container, Map<String, Path> files) {
        Map<String, Version> before = ofContainers.getOrDefault(container, ofImage);
        Map<String, Path> changed = new LinkedHashMap<>();
        versions(files).forEach((path, version) -> {
            if (!before.containsKey(path) || !before.get(path).digest().equals(version.digest())) {
                changed.put(path, version.file());
            }
        });
        before.forEach((path, version) -> {
            if (!files.containsKey(path)) {
                changed.put(path, version.file());
            }
        });
        return changed;
    }

    /** Notes that a container has files as they are now; the containers before it are gone. */
    public void accept(String container, Map<String, Path> files) {
        ofContainers.put(container, versions(files));
    }

    private static Map<String, Version> versions(Map<String, Path> files) {
        Map<String, Version> versions = new LinkedHashMap<>();
        files.forEach((path, file) -> versions.put(path, new Version(file, digest(file))));
        return versions;
    }

    private static Digest digest(Path file) {
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), Digest.sha256())) {
            Files.copy(file, out);
            return Digest.ofHash(out.getMessageDigest().digest());
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be read: " + PrintableText.of(e)
                            + ". It is put together anew with the next change.",
                    e);
        }
    }
}

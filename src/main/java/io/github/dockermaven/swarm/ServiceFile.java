package io.github.dockermaven.swarm;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.copy.ProvidedHostFile;
import io.github.dockermaven.container.copy.ProvidedText;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of a container as a secret or config of a swarm. Neither can be changed there: another content has another name.
 *
 * @param name in the swarm
 * @param content empty for one that somebody else has made
 * @param target its path in the container
 * @param mode who may read it
 */
record ServiceFile(
        FileKind kind, String name, Optional<byte[]> content, String target, int mode, String user, String group) {
    /** The most that swarms take (Docker Engine API, {@code SecretCreate}). */
    private static final int LONGEST = 500 * 1024;

    /** The longest name that swarms take. */
    private static final int LONGEST_NAME = 64;

    private static final int ALL_READ = 0444;
    private static final int DIGITS = 12;
    private static final String ROOT = "0";

    /**
     * Returns those of a container.
     *
     * @throws DockerFailureException if one is a folder, too big, or cannot be read
     */
    static List<ServiceFile> of(Stack stack, ContainerRequest container) {
        Stream<ServiceFile> ofService = container.service().map(ServiceOptions::files).orElse(List.of()).stream()
                .map(file -> of(stack, container.alias(), file));
        return Stream.concat(ofService, container.files().stream().map(file -> of(stack, container.alias(), file)))
                .toList();
    }

    private static ServiceFile of(Stack stack, String alias, ServiceOptions.File file) {
        if (file.content().isExternal()) {
            return new ServiceFile(
                    file.kind(), file.name(), Optional.empty(), file.target(), file.mode(), file.user(), file.group());
        }
        byte[] content = file.content()
                .path()
                .map(path -> read(alias, path))
                .orElseGet(() -> file.content().text().orElse("").getBytes(StandardCharsets.UTF_8));
        String name = name(stack, file.name(), content);
        return new ServiceFile(
                file.kind(), name, Optional.of(content), file.target(), file.mode(), file.user(), file.group());
    }

    private static ServiceFile of(Stack stack, String alias, ProvidedFile file) {
        if (file instanceof ProvidedText text) {
            // It may be a secret.
            byte[] content = text.text().getBytes(StandardCharsets.UTF_8);
            return new ServiceFile(
                    FileKind.SECRET,
                    name(stack, alias, content),
                    Optional.of(content),
                    text.target(),
                    text.mode(),
                    String.valueOf(text.user()),
                    String.valueOf(text.group()));
        }
        ProvidedHostFile ofHost = (ProvidedHostFile) file;
        Path path = ofHost.source().path();
        String target = ofHost.target().endsWith("/") ? ofHost.target() + path.getFileName() : ofHost.target();
        byte[] content = read(alias, path);
        return new ServiceFile(
                FileKind.CONFIG, name(stack, alias, content), Optional.of(content), target, ALL_READ, ROOT, ROOT);
    }

    private static String name(Stack stack, String name, byte[] content) {
        String digest = "-" + Digest.of(content).hex().substring(0, DIGITS);
        String qualified = stack.qualified(name.replaceAll("[^a-zA-Z0-9_.-]", "-"));
        return qualified.substring(0, Math.min(qualified.length(), LONGEST_NAME - digest.length())) + digest;
    }

    private static byte[] read(String alias, Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= LONGEST) {
                return Files.readAllBytes(path);
            }
        } catch (IOException e) {
            throw new DockerExecutionException(
                    path + " of container '" + alias + "' cannot be read: " + e + ". Check that you may read it.", e);
        }
        throw new DockerFailureException("Container '" + alias + "': " + path
                + ", which it has as a file, is no file of at most 500 KiB, and a swarm takes no other as a secret or config. Put"
                + " it into the image, or into a volume that the nodes share.");
    }

    /** Returns what no other file of a swarm has. */
    String key() {
        return kind + " " + name;
    }

    boolean isExternal() {
        return content.isEmpty();
    }
}

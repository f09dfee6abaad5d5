package io.github.dockermaven.container.copy;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A text that a container has as a file before its first process.
 *
 * @param target the file, from the container's root
 * @param mode who may read it, {@code 0444}
 * @param user the number of the user that it belongs to
 * @param group the number of the group that it belongs to
 */
public record ProvidedText(String text, String target, int mode, int user, int group) implements ProvidedFile {
    @Override
    public String digest() {
        return target + " " + Digest.of(tar());
    }

    @Override
    public void provide(CopyToContainer copy, Container container) {
        InputStream tar = new ByteArrayInputStream(tar());
        copy.unpack(tar, new CopyToContainer.Target(container, target));
    }

    /** The engine makes the folders that are not there. */
    private byte[] tar() {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String name = target.replaceFirst("^/+", "");
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(new TarHeader(name, TarHeader.FILE, mode, user, group, content.length, 0, "").bytes());
        tar.writeBytes(content);
        tar.writeBytes(new byte[TarHeader.padding(content.length) + 2 * TarHeader.BLOCK]);
        return tar.toByteArray();
    }

    /** Without the text, which may be a secret. */
    @Override
    public String toString() {
        return target;
    }
}

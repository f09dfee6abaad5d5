package io.github.dockermaven.container.copy;

import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.List;

/**
 * A file or folder of this machine that a container has before its first process.
 *
 * @param target from the container's root; with a slash at its end the folder that it is put into
 */
public record ProvidedHostFile(HostSource source, String target) implements ProvidedFile {
    @Override
    public String digest() {
        DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), Digest.sha256());
        try (InputStream tar = HostTar.open(List.of(), source.read(), source.name(), true, new CopiedFiles())) {
            tar.transferTo(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target + " " + Digest.ofHash(digest.getMessageDigest().digest());
    }

    @Override
    public void provide(CopyToContainer copy, Container container) {
        copy.provide(source, new CopyToContainer.Target(container, target));
    }
}

package io.github.dockermaven.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar that is being written, with names as they are given. */
public final class Tar {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());

    public Tar() {
        this(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    public Tar(int longFileMode) {
        tar.setLongFileMode(longFileMode);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    public Tar folder(String name, int mode, int uid, int gid) {
        return add(TarConstants.LF_DIR, name, "", mode, uid, gid, new byte[0]);
    }

    public Tar folder(String name) {
        return folder(name, 0755, 0, 0);
    }

    public Tar file(String name, int mode, int uid, int gid) {
        return add(TarConstants.LF_NORMAL, name, "", mode, uid, gid, name.getBytes(StandardCharsets.UTF_8));
    }

    public Tar file(String name) {
        return file(name, 0644, 0, 0);
    }

    public Tar file(String name, byte[] content) {
        return add(TarConstants.LF_NORMAL, name, "", 0644, 0, 0, content);
    }

    public Tar link(String name, String target) {
        return add(TarConstants.LF_SYMLINK, name, target, 0777, 0, 0, new byte[0]);
    }

    public Tar hardLink(String name, String target, int mode) {
        return add(TarConstants.LF_LINK, name, target, mode, 0, 0, new byte[0]);
    }

    public Tar pipe(String name) {
        return add(TarConstants.LF_FIFO, name, "", 0600, 0, 0, new byte[0]);
    }

    private Tar add(byte type, String name, String target, int mode, int uid, int gid, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(target);
        entry.setMode(mode);
        entry.setIds(uid, gid);
        entry.setSize(content.length);
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public byte[] bytes() {
        try {
            tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }
}

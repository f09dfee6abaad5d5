package io.github.dockermaven.container.copy;

import io.github.dockermaven.archive.TarReader;
import io.github.dockermaven.context.TarHeader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A tar as an engine sends it, or as none does. */
final class TestTar {
    static final long TIME = 1_000_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TestTar folder(String path, int mode) {
        return entry(path, TarHeader.FOLDER, mode, "", "");
    }

    TestTar file(String path, String content) {
        return entry(path, TarHeader.FILE, 0644, "", content);
    }

    TestTar link(String path, String target) {
        return entry(path, TarHeader.LINK, 0777, target, "");
    }

    TestTar hardLink(String path, String target) {
        return entry(path, TarReader.HARD_LINK, 0644, target, "");
    }

    TestTar entry(String path, char type, int mode, String link, String content) {
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(new TarHeader(path, type, mode, 12, 34, text.length, TIME, link).bytes());
        bytes.writeBytes(text);
        bytes.writeBytes(new byte[TarHeader.padding(text.length)]);
        return this;
    }

    byte[] whole() {
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() + 2 * TarHeader.BLOCK);
    }

    /** Returns the archive without its last bytes and the mark of its end. */
    byte[] cut(int last) {
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() - last);
    }
}

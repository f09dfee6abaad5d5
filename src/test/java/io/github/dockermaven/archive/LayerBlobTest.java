package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.Gzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LayerBlobTest {
    /** A stream like a network's: a few bytes at a time, and none reported as available. */
    private static InputStream slow(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 7));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    private static byte[] unpacked(byte[] blob) throws IOException {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        LayerBlob.unpack(slow(blob), tar -> tar.transferTo(unpacked));
        return unpacked.toByteArray();
    }

    @Test
    void readsAllMembersOfAGzipFile() throws IOException {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            byte[] member = "a member of a layer, number %d".formatted(i).getBytes();
            blob.write(Gzip.of(member));
            content.write(member);
        }

        assertThat(unpacked(blob.toByteArray())).isEqualTo(content.toByteArray());
    }

    @Test
    void readsWhatIsNotCompressed() throws IOException {
        byte[] tar = new Tar().folder("opt").bytes();

        assertThat(unpacked(tar)).isEqualTo(tar);
    }
}

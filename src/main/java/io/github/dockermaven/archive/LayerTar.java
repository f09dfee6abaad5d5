package io.github.dockermaven.archive;

import io.github.dockermaven.archive.LayerEntry.Kind;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.CRC32;

/**
 * A layer as a tar archive, which is generated while it is read. The files' sizes are taken at the beginning, and their
 * checksums at the first reading: later readings compare both, and so find a file that has changed.
 */
final class LayerTar {
    /** The size of the two blocks of zeros that end a tar. */
    private static final int END = 2 * TarHeader.BLOCK;

    private final Layer layer;
    private final long[] sizes;
    private final int[] checksums;
    private final long size;
    private boolean measured;

    /** @throws io.github.dockermaven.error.DockerExecutionException if a file is missing */
    LayerTar(Layer layer) {
        this.layer = layer;
        this.sizes = new long[layer.entries().size()];
        this.checksums = new int[layer.entries().size()];
        long sum = END;
        for (int i = 0; i < sizes.length; i++) {
            LayerEntry entry = layer.entries().get(i);
            sizes[i] = entry.kind() == Kind.FILE ? size(entry.content()) : 0;
            sum += header(entry, sizes[i]).length + sizes[i] + TarHeader.padding(sizes[i]);
        }
        size = sum;
    }

    /** Returns the size of the archive in bytes. */
    long size() {
        return size;
    }

    /**
     * Opens the archive. Reading it throws {@link io.github.dockermaven.error.DockerExecutionException} if a file
     * cannot be read, changes while it is read, or has changed since the first reading.
     */
    InputStream open() {
        return new ConcatenatedStream(segments());
    }

    /** Ends the first reading: from now on, the checksums are compared. */
    void measured() {
        measured = true;
    }

    private Iterator<Segment> segments() {
        return new Iterator<>() {
            private final List<Segment> ready = new ArrayList<>();
            private int next;
            private boolean ended;

            @Override
            public boolean hasNext() {
                return !ready.isEmpty() || !ended;
            }

            @Override
            public Segment next() {
                if (ready.isEmpty()) {
                    if (ended) {
                        throw new NoSuchElementException();
                    }
                    ended = next == layer.entries().size();
                    ready.addAll(ended ? List.of(Segment.of(new byte[END])) : entry(next));
                    next++;
                }
                return ready.remove(0);
            }
        };
    }

    private List<Segment> entry(int index) {
        LayerEntry entry = layer.entries().get(index);
        Segment header = Segment.of(header(entry, sizes[index]));
        return entry.kind() == Kind.FILE
                ? List.of(header, new FileSegment(index), Segment.of(new byte[TarHeader.padding(sizes[index])]))
                : List.of(header);
    }

    private byte[] header(LayerEntry entry, long size) {
        char type =
                switch (entry.kind()) {
                    case FILE -> TarHeader.FILE;
                    case FOLDER -> TarHeader.FOLDER;
                    case LINK -> TarHeader.LINK;
                };
        TarHeader header = new TarHeader(
                entry.path(),
                type,
                entry.mode(),
                entry.uid(),
                entry.gid(),
                size,
                Math.max(0, layer.time().getEpochSecond()),
                entry.link() == null ? "" : entry.link());
        return header.bytes();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    private final class FileSegment implements Segment {
        private final int index;

        FileSegment(int index) {
            this.index = index;
        }

        @Override
        public long size() {
            return sizes[index];
        }

        @Override
        public InputStream open() {
            Path file = layer.entries().get(index).content();
            try {
                return new FileContent(
                        file, Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), index);
            } catch (IOException e) {
                throw FileFailure.unreadable(file, e);
            }
        }
    }

    /** A file of which exactly as many bytes are read as its header says. */
    private final class FileContent extends BlockInputStream {
        private final Path file;
        private final InputStream content;
        private final int index;
        private final CRC32 checksum = new CRC32();
        private long left;
        private boolean ended;

        FileContent(Path file, InputStream content, int index) {
            this.file = file;
            this.content = content;
            this.index = index;
            this.left = sizes[index];
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                end();
                return -1;
            }
            int count = readFile(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw FileFailure.changed(file, "became shorter");
            }
            checksum.update(target, offset, count);
            left -= count;
            return count;
        }

        private void end() {
            if (ended) {
                return;
            }
            if (readFile(new byte[1], 0, 1) > 0) {
                throw FileFailure.changed(file, "became longer");
            }
            if (measured && checksums[index] != (int) checksum.getValue()) {
                throw FileFailure.changed(file, "changed");
            }
            checksums[index] = (int) checksum.getValue();
            ended = true;
        }

        private int readFile(byte[] target, int offset, int length) {
            try {
                return content.read(target, offset, length);
            } catch (IOException e) {
                throw FileFailure.unreadable(file, e);
            }
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}

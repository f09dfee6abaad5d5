package io.github.dockermaven.container.copy;

import io.github.dockermaven.archive.ConcatenatedStream;
import io.github.dockermaven.archive.Segment;
import io.github.dockermaven.container.copy.HostFile.Kind;
import io.github.dockermaven.context.FileName;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A file or folder of this machine as a tar that is made while it is read, sorted by names. At most the names of one folder
 * per level are in memory. Links are not followed.
 */
final class HostTar implements Iterator<Segment> {
    /** The size of the two blocks of zeros that end a tar. */
    private static final int END = 2 * TarHeader.BLOCK;

    /** A file, and its path in the archive. */
    private record Named(HostFile file, String name) {}

    private final boolean isAnonymous;
    private final CopiedFiles copied;
    private final Deque<Iterator<Named>> open = new ArrayDeque<>();
    private final Deque<Segment> ready = new ArrayDeque<>();
    private boolean hasEnded;

    private HostTar(List<Named> roots, boolean isAnonymous, CopiedFiles copied) {
        this.isAnonymous = isAnonymous;
        this.copied = copied;
        open.push(roots.iterator());
    }

    /**
     * Opens an archive of several files, read as that of one.
     *
     * @param files by their paths in the archive
     */
    static InputStream open(Map<String, HostFile> files, CopiedFiles copied) {
        return new ConcatenatedStream(new HostTar(
                files.entrySet().stream()
                        .map(each -> new Named(each.getValue(), each.getKey()))
                        .toList(),
                false,
                copied));
    }

    /**
     * Opens the archive. Reading it throws {@link DockerExecutionException} if a file cannot be read.
     *
     * @param folders are made in the container, each in the one before
     * @param root what is copied
     * @param name the path that it gets, {@code .} for what is in a folder without the folder
     * @param isAnonymous whether all of it belongs to root, and has no time
     * @param copied counts the files
     */
    static InputStream open(List<String> folders, HostFile root, String name, boolean isAnonymous, CopiedFiles copied) {
        HostTar tar = new HostTar(List.of(new Named(root, name)), isAnonymous, copied);
        folders.forEach(folder ->
                tar.ready.add(Segment.of(new TarHeader(folder, TarHeader.FOLDER, 0755, 0, 0, 0, 0, "").bytes())));
        return new ConcatenatedStream(tar);
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || !hasEnded;
    }

    @Override
    public Segment next() {
        while (ready.isEmpty()) {
            if (hasEnded) {
                throw new NoSuchElementException();
            }
            advance();
        }
        return ready.remove();
    }

    private void advance() {
        if (open.isEmpty()) {
            ready.add(Segment.of(new byte[END]));
            hasEnded = true;
        } else if (open.peek().hasNext()) {
            add(open.peek().next());
        } else {
            open.pop();
        }
    }

    private void add(Named next) {
        HostFile file = next.file();
        if (file.kind() == Kind.SPECIAL) {
            copied.skip(PrintableText.printable(file.path().toString()));
            return;
        }
        ready.add(Segment.of(file.header(next.name(), isAnonymous).bytes()));
        if (file.kind() == Kind.FOLDER) {
            open.push(children(next));
            return;
        }
        copied.add(file.size());
        if (file.kind() == Kind.FILE) {
            ready.add(new Content(file));
            ready.add(Segment.of(new byte[TarHeader.padding(file.size())]));
        }
    }

    private static Iterator<Named> children(Named folder) {
        List<Named> children = new ArrayList<>();
        try (DirectoryStream<Path> paths =
                Files.newDirectoryStream(folder.file().path())) {
            for (Path path : paths) {
                children.add(new Named(HostFile.read(path), folder.name() + "/" + FileName.of(path)));
            }
        } catch (DirectoryIteratorException e) {
            throw unreadable(folder.file().path(), e.getCause());
        } catch (IOException e) {
            throw unreadable(folder.file().path(), e);
        }
        children.sort(Comparator.comparing(Named::name));
        return children.iterator();
    }

    static DockerExecutionException unreadable(Path file, IOException e) {
        return new DockerExecutionException(
                PrintableText.printable(file.toString()) + " cannot be read: "
                        + PrintableText.line(FileFailure.cause(e)) + ". It is to be copied: make it readable.",
                e);
    }

    /** The content of a file, as long as it was when its header was made: one that grows, such as a log, is cut there. */
    private record Content(HostFile file) implements Segment {
        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream open() {
            try {
                return new Reader(
                        file, Files.newInputStream(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            } catch (IOException e) {
                throw unreadable(file.path(), e);
            }
        }
    }

    private static final class Reader extends BlockInputStream {
        private final HostFile file;
        private final InputStream content;
        private long left;

        Reader(HostFile file, InputStream content) {
            this.file = file;
            this.content = content;
            this.left = file.size();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count;
            try {
                count = content.read(target, offset, (int) Math.min(length, left));
            } catch (IOException e) {
                throw unreadable(file.path(), e);
            }
            if (count < 0) {
                throw new DockerExecutionException(
                        PrintableText.printable(file.path().toString())
                                + " became shorter while it was copied. Copy it when nothing writes to it.");
            }
            left -= count;
            return count;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}

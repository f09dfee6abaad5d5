package io.github.dockermaven.container.copy;

import io.github.dockermaven.archive.TarException;
import io.github.dockermaven.archive.TarReader;
import io.github.dockermaven.container.copy.TargetTree.Attributes;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The extraction of an archive that comes from a container into a {@link TargetTree}. */
final class TarExtraction {
    private static final int BUFFER = 256 * 1024;
    private static final char OLD_FILE = 0;
    private static final char CONTIGUOUS_FILE = '7';
    private static final String SPECIAL = "346";
    private static final String HERE = ".";

    private final TargetTree tree;
    private final OpenFolders folders;
    private final String base;
    private final String name;
    private final CopiedFiles copied;
    private final byte[] buffer = new byte[BUFFER];

    /**
     * @param base the first name of all paths of the archive; {@code .} for none
     * @param name the name that is put in its place; {@code .} for none
     */
    TarExtraction(TargetTree tree, String base, String name, CopiedFiles copied) {
        this.tree = tree;
        this.folders = new OpenFolders(tree);
        this.base = base;
        this.name = name;
        this.copied = copied;
    }

    /**
     * Extracts an archive. What was written before a failure stays, each file whole.
     *
     * @throws TarException if it is damaged or incomplete
     * @throws DockerFailureException if it has something that is not written
     */
    void run(InputStream archive) throws TarException {
        try {
            extract(new TarReader(archive));
        } catch (UncheckedIOException e) {
            throw new TarException(PrintableText.of(e.getCause()));
        }
    }

    private void extract(TarReader reader) throws TarException {
        for (TarReader.Entry entry = next(reader); entry != null; entry = next(reader)) {
            Path path = tree.place(names(entry.name()));
            folders.moveTo(path);
            extract(entry, path, reader);
        }
        if (!reader.hasEnded()) {
            throw new TarException("it is incomplete: it ends without the mark of its end");
        }
        folders.leaveAll();
    }

    private static TarReader.Entry next(TarReader reader) {
        try {
            return reader.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void extract(TarReader.Entry entry, Path path, TarReader content) {
        Attributes attributes = new Attributes(entry.mode(), entry.time());
        if (entry.isFolder()) {
            tree.folder(path);
            folders.enter(path, attributes);
            return;
        }
        switch (entry.type()) {
            case TarHeader.FILE, OLD_FILE, CONTIGUOUS_FILE -> {
                tree.file(path, attributes, made -> copy(content, made));
                copied.add(entry.size());
            }
            case TarHeader.LINK -> {
                tree.link(path, entry.link(), attributes);
                copied.add(0);
            }
            case TarReader.HARD_LINK -> {
                tree.hardLink(path, tree.place(names(entry.link())));
                copied.add(0);
            }
            default -> {
                if (SPECIAL.indexOf(entry.type()) < 0) {
                    throw new DockerFailureException("The archive has '" + PrintableText.quote(entry.name())
                            + "' of the unknown type '" + PrintableText.quote(String.valueOf(entry.type()))
                            + "'. Copy to an archive, -Ddocker.cp.to=-, and read it with another program.");
                }
                copied.skip(PrintableText.quote(entry.name()));
            }
        }
    }

    private void copy(InputStream content, AtomicFile made) throws IOException {
        OutputStream output = made.stream();
        for (int count = read(content); count >= 0; count = read(content)) {
            output.write(buffer, 0, count);
        }
    }

    /** A failure of the archive is none of the file that is written. */
    private int read(InputStream content) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of a path from the target's root. */
    private List<String> names(String path) {
        List<String> given =
                new ArrayList<>(List.of(path.replaceFirst("/+$", "").split("/", -1)));
        if (given.get(0).equals(base)) {
            given.remove(0);
        } else if (!base.equals(HERE)) {
            throw leadsOut(path);
        }
        if (given.contains("") || given.contains(HERE) || given.contains("..")) {
            throw leadsOut(path);
        }
        if (!name.equals(HERE)) {
            given.add(0, name);
        }
        return given;
    }

    private static DockerFailureException leadsOut(String path) {
        return new DockerFailureException("The archive has the path '" + PrintableText.quote(path)
                + "', which leads out of what is copied. Nothing more is written: an engine makes no such archive.");
    }
}

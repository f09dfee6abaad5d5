package io.github.dockermaven.container.copy;

import io.github.dockermaven.archive.TarException;
import io.github.dockermaven.engine.ContainerArchive;
import io.github.dockermaven.engine.EngineContainerFiles;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.FileStat;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.OutputStream;

/** The copy of a file or folder out of a container. */
public record CopyFromContainer(EngineContainerFiles files, Progress progress) {
    private static final int BUFFER = 256 * 1024;
    private static final String HERE = ".";

    /**
     * A file or folder of a container.
     *
     * @param path from the container's root; with {@code /.} at its end it is what is in the folder
     * @param followsLink whether what a link at the end of the path leads to is copied, not the link
     */
    public record Source(Container container, String path, boolean followsLink) {
        private String text() {
            return PrintableText.quote(container.name() + ":" + path);
        }
    }

    /**
     * Copies to this machine.
     *
     * @throws DockerFailureException if there is no such file, the target does not fit, or the archive leads out of it
     * @throws DockerExecutionException if the connection breaks, or the target cannot be written
     */
    public CopiedFiles run(Source source, HostTarget target) {
        target.check();
        FileStat asked = followed(source);
        try (Activity activity = progress.begin("Copying " + source.text());
                ContainerArchive archive = files.open(source.container(), path(source, asked), activity)) {
            boolean isFolder = archive.stat().isFolder();
            String base = base(archive);
            String name = asked.kind() == FileStat.Kind.LINK ? asked.name() : base;
            HostTarget.Place place = target.place(source.text(), name, isFolder);
            CopiedFiles copied = new CopiedFiles();
            extract(archive, place, base, copied);
            return copied;
        }
    }

    private static void extract(ContainerArchive archive, HostTarget.Place place, String base, CopiedFiles copied) {
        AtomicFile.removeAbandoned(place.folder());
        try {
            new TarExtraction(new TargetTree(place.folder()), base, place.name(), copied).run(archive);
        } catch (TarException e) {
            throw archive.damaged(PrintableText.line(e.getMessage()));
        } catch (IOException e) {
            throw TargetTree.unwritable(place.folder(), e);
        }
    }

    /** Copies as an archive to a stream. */
    public void run(Source source, OutputStream output) {
        try (Activity activity = progress.begin("Copying " + source.text());
                ContainerArchive archive = files.open(source.container(), path(source, followed(source)), activity)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = archive.read(buffer, 0, BUFFER); count >= 0; count = archive.read(buffer, 0, BUFFER)) {
                write(output, buffer, count);
            }
        }
    }

    private static void write(OutputStream output, byte[] bytes, int count) {
        try {
            output.write(bytes, 0, count);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The archive cannot be passed on: standard output is closed, or its disk is full.", e);
        }
    }

    /** Returns the link that the source is, if it is to be followed. */
    private FileStat followed(Source source) {
        FileStat none = new FileStat("", FileStat.Kind.FILE, "");
        return source.followsLink()
                ? files.stat(source.container(), source.path()).orElse(none)
                : none;
    }

    /** Returns the path that is asked for: what is in the root is the same as the root, but its archive has relative names. */
    private static String path(Source source, FileStat followed) {
        String path = followed.kind() == FileStat.Kind.LINK ? followed.link() : source.path();
        return path.matches("/*") ? "/." : path;
    }

    private static String base(ContainerArchive archive) {
        String name = archive.stat().name();
        if (name.isEmpty() || name.equals("..") || name.contains("/")) {
            throw archive.damaged("the engine names it '" + PrintableText.quote(name) + "'");
        }
        return name;
    }
}

package io.github.dockermaven.application;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.context.RealPath;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The build context that an application's files are taken from.
 *
 * @param path the context's folder
 * @param own the folder in it that is ours to write, for files that are laid out
 * @param baseDir the project's folder, which messages are relative to
 */
public record ContextFolder(Path path, Path own, Path baseDir, Progress progress) {
    /**
     * Returns the path in the context of a file or folder, without symbolic links: the rules of a {@code
     * .dockerignore} file, and so Docker, do not follow those.
     *
     * @throws DockerFailureException if it lies outside, or its name is not UTF-8, as a Dockerfile is
     */
    String source(Path file) {
        String source = RealPath.within(path, file).orElseThrow(() -> {
            Path real = RealPath.of(file);
            Path whole = file.toAbsolutePath().normalize();
            String link = whole.startsWith(path) ? ": it is a symbolic link, or in one, and leads to " + real : "";
            return new DockerFailureException("The application " + whole + " is not in the build context " + path + link
                    + ". Set docker.contextDir to a folder that has it, for example " + real.getParent() + ".");
        });
        if (!FileName.isUtf8(source)) {
            throw new DockerFailureException("The name of " + PrintableText.quote(file.toString())
                    + " is not UTF-8, as a Dockerfile is. Rename it, for example by <finalName>.");
        }
        return source;
    }

    /**
     * Returns the path in the context of a file or folder that any user of the image can read: of a copy, where this one is
     * private, as all is that is built under {@code umask 077}.
     *
     * @throws DockerFailureException if it lies outside
     */
    String readable(Path file) {
        if (FixedAttributes.areReadable(file)) {
            return source(file);
        }
        Path folder = own.resolve("readable");
        LayersFolder copies = new LayersFolder(folder);
        copies.add("", new Library(file.getFileName().toString(), inside(file), false));
        tell(folder, file.getFileName() + ", which not everybody may read", copies.layOut(List.of()));
        return source(folder.resolve(file.getFileName()));
    }

    /**
     * Returns a file whose content is laid out, so that it goes into the image. A link may lead to another file of the
     * project or the context, as one that {@code COPY} takes may.
     *
     * @param file beside the application; one of a repository may be a link to anywhere
     * @throws DockerFailureException if it is a link, or in one, that leads out of both
     */
    Path inside(Path file) {
        try {
            Path real = file.toRealPath();
            if (real.startsWith(path.toRealPath()) || real.startsWith(baseDir.toRealPath())) {
                return file;
            }
            throw new DockerFailureException(file + " is a link that leads to " + real
                    + ", out of the project's folder " + baseDir + ". Put the file itself there instead of the link.");
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be read: " + PrintableText.of(e)
                            + ". Check that it is there and that you may read it.",
                    e);
        }
    }

    /** Reports what was laid out in a folder. */
    void tell(Path folder, String what, LayoutResult layoutResult) {
        progress.action("Laid out " + baseDir.relativize(folder).toString().replace('\\', '/') + ": " + what + " ("
                + layoutResult.written() + " written, " + layoutResult.removed() + " removed)");
    }
}

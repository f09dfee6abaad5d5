package io.github.dockermaven.contents;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.report.ByteSizes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reports on images.
 *
 * @param folder where the pages are, and beside each a record of the image for the next report
 * @param now the time of the report
 */
public record ImageReporter(Path folder, Instant now) {
    /** A report that is made. */
    public record Made(String image, Path page, String summary) {}

    /**
     * Writes a page, and the record for the next report.
     *
     * @param inRegistry the image that the registry has under the same name, if it is to be compared
     * @throws DockerExecutionException if they cannot be written
     */
    public Made write(ImageContents image, Optional<ImageContents> inRegistry) {
        StackedFiles files = StackedFiles.of(image.layers());
        Snapshot snapshot = Snapshot.of(image, files, now);
        ImageReport report = report(image, files, snapshot, inRegistry);
        Path page = folder.resolve(fileName(image.name()) + ".html");
        try {
            AtomicFile.write(page, ReportPage.of(report));
            snapshot.write(record(image));
        } catch (IOException e) {
            throw unwritable("The report on " + image.name(), e);
        }
        return new Made(
                image.name(),
                page,
                ByteSizes.format(report.bytes()) + " in " + report.layers().size() + " layers, "
                        + ByteSizes.format(report.wastedBytes()) + " of it in vain");
    }

    /**
     * Writes {@code index.html}, which leads to the pages.
     *
     * @throws DockerExecutionException if it cannot be written
     */
    public void list(List<Made> pages) {
        try {
            AtomicFile.write(folder.resolve("index.html"), ReportList.of(pages));
        } catch (IOException e) {
            throw unwritable("The list of reports", e);
        }
    }

    private DockerExecutionException unwritable(String what, IOException cause) {
        return new DockerExecutionException(
                what + " cannot be written into " + folder + ": " + cause.getMessage()
                        + ". Check the folder's rights and the space on its disk.",
                cause);
    }

    /** Returns the report as a document for a program; nothing is written. */
    public Object document(ImageContents image, Optional<ImageContents> inRegistry) {
        StackedFiles files = StackedFiles.of(image.layers());
        return report(image, files, Snapshot.of(image, files, now), inRegistry);
    }

    private ImageReport report(
            ImageContents image, StackedFiles files, Snapshot snapshot, Optional<ImageContents> inRegistry) {
        List<Comparison> changes = new ArrayList<>();
        Snapshot.read(record(image))
                .ifPresent(last -> changes.add(Comparison.of("the last report, of " + last.time(), last, snapshot)));
        inRegistry.ifPresent(other -> changes.add(Comparison.of(
                "what the registry has as " + other.name(),
                Snapshot.of(other, StackedFiles.of(other.layers()), now),
                snapshot)));
        return ImageReport.of(image, files, changes);
    }

    private Path record(ImageContents image) {
        return folder.resolve(fileName(image.name()) + ".last");
    }

    /** Returns a name without any character that a file system or shell treats in its own way. */
    private static String fileName(String image) {
        return ImageReference.validComponent(image.replaceFirst("^sha256:", ""));
    }
}

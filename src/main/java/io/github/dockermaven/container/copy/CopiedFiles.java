package io.github.dockermaven.container.copy;

import io.github.dockermaven.report.ByteSizes;
import java.util.Optional;

/** The count of what was copied, and of what was not. */
public final class CopiedFiles {
    private long files;
    private long bytes;
    private long skipped;
    private String firstSkipped = "";

    /** Adds a file or link. */
    void add(long size) {
        files++;
        bytes += size;
    }

    /** Adds a device, pipe or socket, by its path for messages. */
    void skip(String path) {
        firstSkipped = skipped == 0 ? path : firstSkipped;
        skipped++;
    }

    /** Returns the amount, as in {@code 3 files, 1.2 MB}. */
    public String amount() {
        return files + (files == 1 ? " file, " : " files, ") + ByteSizes.format(bytes);
    }

    /** Returns what was not copied, as a sentence without its end; empty if nothing was left out. */
    public Optional<String> leftOut() {
        return skipped == 0
                ? Optional.empty()
                : Optional.of("Not copied, because it is a device, pipe or socket: " + firstSkipped
                        + (skipped == 1 ? "" : ", and " + (skipped - 1) + " more"));
    }
}

package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Progress;
import java.util.Set;

/**
 * The progress of one pull or push, from the engine's report of each layer. During a pull the engine extracts layers
 * while others are still downloaded; the extraction is shown once nothing else is left.
 */
final class LayerTransfers implements AutoCloseable {
    private static final Set<String> EXPECTED = Set.of("Pulling fs layer", "Preparing", "Waiting");
    private static final Set<String> MOVING = Set.of("Downloading", "Pushing");
    private static final Set<String> PUSHED = Set.of("Pushed", "Layer already exists");
    private static final String MOUNTED = "Mounted from ";
    private static final Set<String> PULLED = Set.of("Pull complete", "Already exists");

    private final ImageReference image;
    private final Progress progress;
    private final LayerBytes transfer = new LayerBytes();
    private final LayerBytes extraction = new LayerBytes();
    private Activity shown;
    private LayerBytes shownBytes = transfer;

    private LayerTransfers(String action, ImageReference image, Progress progress) {
        this.image = image;
        this.progress = progress;
        shown = progress.begin(action + " " + image);
    }

    static LayerTransfers ofPull(ImageReference image, Progress progress) {
        return new LayerTransfers("Pulling", image, progress);
    }

    static LayerTransfers ofPush(ImageReference image, Progress progress) {
        return new LayerTransfers("Pushing", image, progress);
    }

    /**
     * Handles a line.
     *
     * @param line of the engine's response ({@code CreateImageInfo} and {@code PushImageInfo} of the Engine API)
     */
    void accept(JsonNode line) {
        if (!line.has("id") || !line.has("status")) {
            return;
        }
        String layer = line.path("id").asText();
        String status = line.path("status").asText();
        if (EXPECTED.contains(status)) {
            transfer.expect(layer);
        } else if (MOVING.contains(status)) {
            count(line, transfer);
        } else if (status.equals("Download complete")) {
            transfer.end(layer);
            extraction.moved(layer, 0, transfer.total(layer));
        } else if (status.equals("Extracting")) {
            count(line, extraction);
        } else if (PULLED.contains(status) || PUSHED.contains(status) || status.startsWith(MOUNTED)) {
            transfer.end(layer);
            extraction.end(layer);
            long size = transfer.total(layer);
            progress.detail(layer + ": " + status + (size == 0 ? "" : ", " + ByteSizes.format(size)));
        }
        show();
    }

    private static void count(JsonNode line, LayerBytes bytes) {
        JsonNode detail = line.path("progressDetail");
        // Containerd's store reports seconds here while it extracts, and no total.
        if (detail.has("current") && detail.has("total")) {
            bytes.moved(
                    line.path("id").asText(),
                    detail.path("current").asLong(),
                    detail.path("total").asLong());
        }
    }

    private void show() {
        if (shownBytes == transfer && transfer.allEnded() && !extraction.allEnded()) {
            shown.close();
            shown = progress.begin("Extracting " + image);
            shownBytes = extraction;
        }
        if (shownBytes.done() > 0) {
            shown.moved(shownBytes.done(), shownBytes.total());
        }
    }

    @Override
    public void close() {
        shown.close();
    }
}

package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Lines that Docker Engine 20.10.24, and 28.5.2 with containerd's store, sent. */
class LayerTransfersTest {
    private static final ImageReference IMAGE = ImageReference.parse("localhost:5000/a:1");

    private final RecordedProgress progress = new RecordedProgress();

    private static void accept(LayerTransfers layers, String... lines) throws IOException {
        for (String line : lines) {
            layers.accept(JsonReader.read(line));
        }
    }

    @Test
    void knowsTheWholeOnceItKnowsTheSizeOfEachLayer() throws IOException {
        try (LayerTransfers pull = LayerTransfers.ofPull(IMAGE, progress)) {
            accept(
                    pull,
                    "{\"status\":\"Pulling from a\",\"id\":\"1\"}",
                    "{\"status\":\"Already exists\",\"progressDetail\":{},\"id\":\"0000\"}",
                    "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"aaaa\"}",
                    "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"bbbb\"}",
                    "{\"status\":\"Waiting\",\"progressDetail\":{},\"id\":\"bbbb\"}",
                    "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":10,\"total\":100},\"id\":\"aaaa\"}",
                    "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":5,\"total\":50},\"id\":\"bbbb\"}",
                    "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":100,\"total\":100},\"id\":\"aaaa\"}");
        }

        assertThat(progress.lines())
                .containsExactly(
                        "Pulling localhost:5000/a:1 10/0",
                        "Pulling localhost:5000/a:1 15/150",
                        "Pulling localhost:5000/a:1 105/150");
        assertThat(progress.details()).containsExactly("0000: Already exists");
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void showsTheExtractionOnceEverythingIsThere() throws IOException {
        try (LayerTransfers pull = LayerTransfers.ofPull(IMAGE, progress)) {
            accept(
                    pull,
                    "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"aaaa\"}",
                    "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"bbbb\"}",
                    "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":100,\"total\":100},\"id\":\"aaaa\"}",
                    "{\"status\":\"Verifying Checksum\",\"progressDetail\":{},\"id\":\"aaaa\"}",
                    "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"aaaa\"}",
                    "{\"status\":\"Extracting\",\"progressDetail\":{\"current\":40,\"total\":100},\"id\":\"aaaa\"}",
                    "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":50,\"total\":50},\"id\":\"bbbb\"}",
                    "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"bbbb\"}");
            assertThat(progress.running()).containsExactly("Extracting localhost:5000/a:1");
            accept(
                    pull,
                    "{\"status\":\"Pull complete\",\"progressDetail\":{},\"id\":\"aaaa\"}",
                    "{\"status\":\"Extracting\",\"progressDetail\":{\"current\":20,\"total\":50},\"id\":\"bbbb\"}",
                    "{\"status\":\"Pull complete\",\"progressDetail\":{},\"id\":\"bbbb\"}",
                    "{\"status\":\"Digest: sha256:d\"}");
        }

        assertThat(progress.lines())
                .endsWith(
                        "Pulling localhost:5000/a:1 150/150",
                        "Extracting localhost:5000/a:1 40/150",
                        "Extracting localhost:5000/a:1 100/150",
                        "Extracting localhost:5000/a:1 120/150",
                        "Extracting localhost:5000/a:1 150/150");
        assertThat(progress.details()).containsExactly("aaaa: Pull complete, 100 B", "bbbb: Pull complete, 50 B");
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void takesNoSecondsForBytes() throws IOException {
        try (LayerTransfers pull = LayerTransfers.ofPull(IMAGE, progress)) {
            accept(
                    pull,
                    "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":100,\"total\":100},\"id\":\"aaaa\"}",
                    "{\"status\":\"Download complete\",\"progressDetail\":{\"hidecounts\":true},\"id\":\"aaaa\"}",
                    "{\"status\":\"Extracting\",\"progressDetail\":{\"current\":1,\"units\":\"s\"},\"id\":\"aaaa\"}");
            assertThat(progress.running()).containsExactly("Extracting localhost:5000/a:1");
        }

        assertThat(progress.lines()).containsExactly("Pulling localhost:5000/a:1 100/100");
    }

    @Test
    void countsOnlyWhatIsPushed() throws IOException {
        try (LayerTransfers push = LayerTransfers.ofPush(IMAGE, progress)) {
            accept(
                    push,
                    "{\"status\":\"Preparing\",\"progressDetail\":{},\"id\":\"aaaa\"}",
                    "{\"status\":\"Preparing\",\"progressDetail\":{},\"id\":\"bbbb\"}",
                    "{\"status\":\"Preparing\",\"progressDetail\":{},\"id\":\"cccc\"}",
                    "{\"status\":\"Mounted from b\",\"progressDetail\":{},\"id\":\"bbbb\"}",
                    "{\"status\":\"Layer already exists\",\"progressDetail\":{},\"id\":\"cccc\"}",
                    "{\"status\":\"Pushing\",\"progressDetail\":{\"current\":50,\"total\":100},\"id\":\"aaaa\"}",
                    "{\"status\":\"Pushed\",\"progressDetail\":{},\"id\":\"aaaa\"}",
                    "{\"status\":\"1: digest: sha256:d size: 528\"}");
        }

        assertThat(progress.lines())
                .containsExactly("Pushing localhost:5000/a:1 50/100", "Pushing localhost:5000/a:1 100/100");
        assertThat(progress.details())
                .containsExactly("bbbb: Mounted from b", "cccc: Layer already exists", "aaaa: Pushed, 100 B");
        assertThat(progress.running()).isEmpty();
    }
}

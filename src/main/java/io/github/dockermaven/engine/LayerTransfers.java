package io.github.dockermaven.engine;

import com.github.dockerjava.api.model.ResponseItem;
import io.github.dockermaven.image.Progress;
import java.util.HashMap;
import java.util.Map;

/** Adds up how far the layers of one pull or push are, from what the engine says of each. */
final class LayerTransfers {
    private final String subject;
    private final String verb;
    private final Progress progress;
    private final Map<String, Layer> layers = new HashMap<>();

    private record Layer(long done, long total) {}

    /**
     * @param subject what is being moved, for the progress that a user watches
     * @param verb the status by which the engine marks the bytes that move: {@code Pushing} or {@code Downloading}
     */
    LayerTransfers(String subject, String verb, Progress progress) {
        this.subject = subject;
        this.verb = verb;
        this.progress = progress;
    }

    void accept(ResponseItem item) {
        ResponseItem.ProgressDetail detail = item.getProgressDetail();
        if (item.getId() == null
                || !verb.equals(item.getStatus())
                || detail == null
                || detail.getCurrent() == null
                || detail.getCurrent() <= 0) {
            return;
        }
        long current = detail.getCurrent();
        long total = detail.getTotal() == null ? current : Math.max(current, detail.getTotal());
        layers.put(item.getId(), new Layer(current, total));
        progress.transfer(subject, bytes(), totalBytes());
    }

    private long bytes() {
        return layers.values().stream().mapToLong(Layer::done).sum();
    }

    private long totalBytes() {
        return layers.values().stream().mapToLong(Layer::total).sum();
    }
}

package io.github.dockermaven.engine;

import java.util.HashMap;
import java.util.Map;

/** The sum of the progress of an image's layers. */
final class LayerBytes {
    private final Map<String, Layer> layers = new HashMap<>();

    /** @param total 0 until it is known, and for one that need not be moved */
    private record Layer(long done, long total, boolean ended) {}

    /** Adds a layer whose size is not known yet. */
    void expect(String id) {
        layers.putIfAbsent(id, new Layer(0, 0, false));
    }

    void moved(String id, long done, long total) {
        layers.put(id, new Layer(done, total <= 0 ? 0 : Math.max(done, total), false));
    }

    /** Ends a layer, of which nothing is left to move. */
    void end(String id) {
        layers.put(id, new Layer(total(id), total(id), true));
    }

    /** Returns the bytes of a layer, 0 if they are not known. */
    long total(String id) {
        Layer layer = layers.get(id);
        return layer == null ? 0 : layer.total();
    }

    /** Returns the bytes that have moved. */
    long done() {
        return layers.values().stream().mapToLong(Layer::done).sum();
    }

    /** Returns the bytes of all layers, 0 if they are not known for each of them. */
    long total() {
        boolean known = layers.values().stream().allMatch(layer -> layer.ended() || layer.total() > 0);
        return known ? layers.values().stream().mapToLong(Layer::total).sum() : 0;
    }

    boolean allEnded() {
        return layers.values().stream().allMatch(Layer::ended);
    }
}

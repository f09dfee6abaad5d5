package io.github.dockermaven.engine;

import java.util.HashMap;
import java.util.Map;

/** Adds up how far the layers of one image are. */
final class LayerBytes {
    private final Map<String, Layer> layers = new HashMap<>();

    /** @param total 0 as long as it is not known, and of one that need not move */
    private record Layer(long done, long total, boolean ended) {}

    /** There is such a layer, of a size not known yet. */
    void expect(String id) {
        layers.putIfAbsent(id, new Layer(0, 0, false));
    }

    void moved(String id, long done, long total) {
        layers.put(id, new Layer(done, total <= 0 ? 0 : Math.max(done, total), false));
    }

    /** Nothing of this layer is still to move, or nothing was. */
    void end(String id) {
        layers.put(id, new Layer(total(id), total(id), true));
    }

    /** The bytes of a layer, 0 if it is not known. */
    long total(String id) {
        Layer layer = layers.get(id);
        return layer == null ? 0 : layer.total();
    }

    /** The bytes that have moved. */
    long done() {
        return layers.values().stream().mapToLong(Layer::done).sum();
    }

    /** The bytes of all layers, 0 if it is not known of each. */
    long total() {
        boolean known = layers.values().stream().allMatch(layer -> layer.ended() || layer.total() > 0);
        return known ? layers.values().stream().mapToLong(Layer::total).sum() : 0;
    }

    boolean allEnded() {
        return layers.values().stream().allMatch(Layer::ended);
    }
}

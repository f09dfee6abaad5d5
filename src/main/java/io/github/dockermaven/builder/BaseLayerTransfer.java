package io.github.dockermaven.builder;

import io.github.dockermaven.image.Digest;
import java.util.List;
import java.util.Set;

/** The layers of a base image on their way into registries. Closed when all that is to be pushed of them is. */
interface BaseLayerTransfer extends AutoCloseable {
    /** None: that of the image without anything in it. */
    BaseLayerTransfer NONE = of(List.of());

    /** That of layers each of which is to be had by itself. */
    static BaseLayerTransfer of(List<BaseLayer> layers) {
        return new BaseLayerTransfer() {
            @Override
            public List<BaseLayer> layers() {
                return layers;
            }

            @Override
            public void provide(Set<Digest> needed) {}

            @Override
            public void close() {}
        };
    }

    /** All layers, from the bottom up. */
    List<BaseLayer> layers();

    /**
     * Gets layers ready that are going to be opened, so that those of one source are read together, and no registry waits
     * for that.
     *
     * @param needed their digests, and those of anything else
     * @throws io.github.dockermaven.error.DockerFailureException if one is not available
     * @throws io.github.dockermaven.error.DockerExecutionException if one cannot be read or kept
     */
    void provide(Set<Digest> needed);

    @Override
    void close();
}

package io.github.dockermaven.builder;

import io.github.dockermaven.image.Digest;
import java.util.List;
import java.util.Set;

/** The transfer of a base image's layers into registries, to be closed when all of them are pushed. */
interface BaseLayerTransfer extends AutoCloseable {
    /** The transfer of the empty image, which has no layers. */
    BaseLayerTransfer NONE = of(List.of());

    /** Returns the transfer of layers that can be read one by one. */
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

    /** Returns all layers, from the bottom up. */
    List<BaseLayer> layers();

    /**
     * Prepares layers that are going to be opened, so that those of one source are read together, and no registry waits
     * for them.
     *
     * @param needed their digests, possibly among others
     * @throws io.github.dockermaven.error.DockerFailureException if one is not available
     * @throws io.github.dockermaven.error.DockerExecutionException if one cannot be read or stored
     */
    void provide(Set<Digest> needed);

    @Override
    void close();
}

package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec.Mount;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders and files of this machine that containers mount. An engine makes a folder, owned by root, of one that does
 * not exist.
 *
 * @param engine the engine's address; only one on this machine sees the same files
 */
record HostFiles(EngineAddress engine) {
    /** @throws DockerFailureException if one does not exist */
    void check(List<ContainerRequest> containers) {
        if (engine.scheme() != EngineAddress.Scheme.UNIX) {
            return;
        }
        for (ContainerRequest container : containers) {
            for (Mount mount : container.spec().storage().mounts()) {
                if (mount.type() == Mount.Type.BIND && !Files.exists(Path.of(mount.source()))) {
                    throw new DockerFailureException("Container '" + container.alias() + "': " + mount.source()
                            + ", which it mounts at " + mount.target()
                            + ", does not exist. Create it, correct the path, or name a volume instead of a path.");
                }
            }
        }
    }
}

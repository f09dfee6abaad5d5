package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders and files of this machine that containers mount. An engine makes a folder, owned by root, of one that does
 * not exist, or refuses the container after a former one was removed.
 *
 * @param isSeenByEngine whether the engine sees the same files as this process
 */
record HostFiles(boolean isSeenByEngine) {
    /**
     * Returns those of this machine as an engine sees them: one behind a socket may be in a virtual machine, and this process
     * in a container that has the socket of another machine.
     */
    static HostFiles of(EngineSession engine) {
        return new HostFiles(engine.address().scheme() == EngineAddress.Scheme.UNIX
                && engine.hostName().equals(MachineId.hostName()));
    }

    /** Returns whether any of these containers mounts a path of the host. */
    static boolean areMounted(List<ContainerRequest> containers) {
        return containers.stream()
                .flatMap(container -> container.spec().host().storage().mounts().stream())
                .anyMatch(mount -> mount.type() == Mount.Type.BIND);
    }

    /** @throws DockerFailureException if one does not exist */
    void check(List<ContainerRequest> containers) {
        if (!isSeenByEngine) {
            return;
        }
        for (ContainerRequest container : containers) {
            for (Mount mount : container.spec().host().storage().mounts()) {
                if (mount.type() == Mount.Type.BIND
                        && !mount.createsSource()
                        && !Files.exists(Path.of(mount.source()))) {
                    throw new DockerFailureException("Container '" + container.alias() + "': " + mount.source()
                            + ", which it mounts at " + mount.target()
                            + ", does not exist. Create it, correct the path, or name a volume instead of a path.");
                }
            }
        }
    }
}

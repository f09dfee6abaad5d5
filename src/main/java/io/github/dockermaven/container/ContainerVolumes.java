package io.github.dockermaven.container;

import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.VolumeSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The volumes that are described for containers, and made before them. Their data outlives the containers. */
record ContainerVolumes(SystemRequest request) {
    /**
     * Makes those that are lacking of the volumes that containers mount.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if one exists otherwise than it is asked for
     */
    void provide(List<ContainerRequest> containers, StartContext context) {
        if (request.parts().stream().allMatch(part -> part.volumes().isEmpty())) {
            return;
        }
        Set<String> used = containers.stream()
                .flatMap(container -> container.spec().host().storage().mounts().stream())
                .map(Mount::source)
                .collect(Collectors.toSet());
        for (SystemRequest.Part part : request.parts()) {
            List<VolumeSpec> wanted = part.volumes().stream()
                    .filter(volume -> used.contains(volume.name()))
                    .toList();
            new VolumeCreator(part.owner()).provide(wanted, context.engine(), context.progress());
        }
    }
}

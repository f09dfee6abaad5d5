package io.github.dockermaven.compose.system;

import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The volumes of a compose file that are made for its services. */
final class ComposeVolumes {
    private ComposeVolumes() {}

    /** Returns those that services mount, and that are not external. */
    static List<VolumeSpec> of(ComposeValue top, ServiceNames names, ComposeLabels labels) {
        Set<String> used = names.services().values().stream()
                .flatMap(service -> service.items("volumes").stream())
                .flatMap(volume -> volume.text("source").stream())
                .collect(Collectors.toSet());
        return top.entries("volumes").values().stream()
                .filter(volume -> used.contains(volume.name()))
                .filter(volume -> volume.isNull() || !volume.isTrue("external"))
                .map(volume -> spec(volume, names.volume(volume.name()), labels))
                .toList();
    }

    private static VolumeSpec spec(ComposeValue volume, String name, ComposeLabels labels) {
        try {
            return new VolumeSpec(
                    name,
                    volume.isNull() ? Optional.empty() : volume.text("driver"),
                    volume.isNull() ? Map.of() : volume.map("driver_opts"),
                    labels.volume(volume));
        } catch (DockerFailureException e) {
            throw volume.error(e.getMessage());
        }
    }
}

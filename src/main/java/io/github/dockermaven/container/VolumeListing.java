package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineVolumes.EngineVolume;
import io.github.dockermaven.report.Table;
import java.util.List;
import java.util.Map;

/**
 * The volumes of an engine, in a list.
 *
 * @param volumes the volumes
 */
public record VolumeListing(List<Row> volumes) {
    private static final List<String> HEADINGS = List.of("NAME", "DRIVER", "FOLDER", "OURS");

    /**
     * A volume. Its components are the fields of the JSON for programs, so their names must not change.
     *
     * @param mountpoint the folder of the engine's machine that it is in
     * @param ours whether this plugin made it
     */
    public record Row(
            String name,
            String driver,
            String mountpoint,
            boolean ours,
            Map<String, String> options,
            Map<String, String> labels) {}

    /** Returns the list of some volumes, by their names. */
    public static VolumeListing of(List<EngineVolume> volumes) {
        return new VolumeListing(volumes.stream()
                .map(volume -> new Row(
                        volume.name(),
                        volume.driver(),
                        volume.mountpoint(),
                        Owner.PLUGIN.equals(volume.labels().get(Owner.LABEL)),
                        volume.options(),
                        volume.labels()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList());
    }

    /** Returns the list for a person. */
    public List<String> lines() {
        return volumes.isEmpty()
                ? List.of("The engine has no volume.")
                : Table.of(
                                HEADINGS,
                                volumes,
                                row -> List.of(row.name(), row.driver(), row.mountpoint(), row.ours() ? "yes" : ""))
                        .lines();
    }
}

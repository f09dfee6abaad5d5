package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineVolumes.EngineVolume;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The creation of volumes. One that exists as it is to be is used.
 *
 * @param owner gets those that are created
 */
public record VolumeCreator(Owner owner) {
    /**
     * Creates volumes.
     *
     * @throws DockerFailureException if one exists otherwise, before any is created; or the engine refuses
     */
    public void create(List<VolumeSpec> volumes, EngineSession engine, Progress progress) {
        create(volumes, engine, progress, progress::action);
    }

    /** Creates volumes of containers. One that exists is only a detail. */
    void provide(List<VolumeSpec> volumes, EngineSession engine, Progress progress) {
        create(volumes, engine, progress, progress::detail);
    }

    private void create(List<VolumeSpec> volumes, EngineSession engine, Progress progress, Consumer<String> found) {
        for (VolumeSpec volume : volumes) {
            engine.volumes().find(volume.name()).ifPresent(existing -> check(volume, existing));
        }
        for (VolumeSpec volume : volumes) {
            Optional<EngineVolume> existing = engine.volumes().find(volume.name());
            if (existing.isPresent()) {
                found.accept("Volume " + volume.name() + " exists (driver "
                        + existing.get().driver() + "); it is used");
            } else {
                engine.volumes().create(volume.withLabels(owner.labels()));
                progress.action("Created volume " + volume.name());
            }
        }
    }

    private static void check(VolumeSpec wanted, EngineVolume existing) {
        String driver = wanted.driver().orElse("local");
        String difference = !driver.equals(existing.driver())
                ? "its driver is " + existing.driver() + ", not " + driver
                : "its options are " + existing.options().keySet() + " with other values, or others than "
                        + wanted.options().keySet();
        if (!driver.equals(existing.driver()) || !wanted.options().equals(existing.options())) {
            throw new DockerFailureException("Volume '" + wanted.name() + "' exists, and is another: " + difference
                    + ". Configure it as it is, choose another name, or remove it with all its data: 'mvn docker:volume-rm"
                    + " -Ddocker.volume=" + wanted.name() + "'.");
        }
    }
}

package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.report.Progress;

/** The volumes with a name that starts have made. */
record OwnVolumes(EngineSession engine, Progress progress) {
    /** Removes those of owners. A volume that existed before has no label of ours, and stays. */
    void remove(StopRequest request) {
        engine.volumes().list(Owner.filter()).stream()
                .filter(volume -> request.isOwn(volume.labels()))
                .forEach(volume -> {
                    engine.volumes().remove(volume.name());
                    progress.action("Removed volume " + volume.name());
                });
    }
}

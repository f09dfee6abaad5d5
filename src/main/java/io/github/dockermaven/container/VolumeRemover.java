package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineVolumes.EngineVolume;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The removal of volumes by their names.
 *
 * @param onlyOurs whether those stay that this plugin did not create
 */
public record VolumeRemover(boolean onlyOurs) {
    /**
     * Removes volumes. All are checked before the first is removed; a missing one is skipped.
     *
     * @throws DockerFailureException if containers use one, or the engine refuses
     */
    public void remove(List<String> names, EngineSession engine, Progress progress) {
        names.forEach(VolumeSpec::checkName);
        List<EngineVolume> wanted = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            Optional<EngineVolume> found = engine.volumes().find(name);
            if (found.isEmpty()) {
                progress.action("Volume " + name + " does not exist: nothing to remove");
            } else if (onlyOurs && !Owner.PLUGIN.equals(found.get().labels().get(Owner.LABEL))) {
                progress.action("Volume " + name + " stays: this plugin did not make it. -Ddocker.volume=" + name
                        + " removes it anyway");
            } else {
                checkUnused(name, engine);
                wanted.add(found.get());
            }
        }
        for (EngineVolume volume : wanted) {
            engine.volumes().remove(volume.name());
            progress.action("Removed volume " + volume.name());
        }
    }

    private static void checkUnused(String name, EngineSession engine) {
        List<ListedContainer> users = engine.containers().list(Map.of("volume", List.of(name)));
        if (!users.isEmpty()) {
            String names = PrintableText.line(
                    users.stream().map(ListedContainer::name).sorted().collect(Collectors.joining(",")));
            throw new DockerFailureException("Volume '" + name + "' cannot be removed: "
                    + (users.size() == 1 ? "container " : "containers ") + names.replace(",", ", ")
                    + (users.size() == 1 ? " uses" : " use") + " it, running or not. Remove "
                    + (users.size() == 1 ? "it" : "them") + " before with 'mvn docker:rm -Ddocker.container=" + names
                    + "'.");
        }
    }
}

package io.github.dockermaven.container.log;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.engine.EngineContainer;

/**
 * A container whose log is printed.
 *
 * @param container its name or id, by which the engine is asked
 * @param label the beginning of its lines, if its settings have none: its alias
 * @param alias its short name
 * @param image the name of its image
 * @param settings how the log is shown
 */
public record LogSource(String container, String label, String alias, String id, String image, LogSettings settings) {
    private static final int SHORT_ID = 12;

    /** Returns the width of its label in a column of them; 0 if its lines begin otherwise. */
    int width() {
        return settings.prefix().isPresent() ? 0 : label.length();
    }

    /** Returns that of a container that was started, by its id: another may get its name. */
    static LogSource of(EngineContainer container, ContainerRequest request) {
        String id = container.id();
        return new LogSource(
                id.substring(0, Math.min(id.length(), SHORT_ID)),
                request.alias(),
                request.alias(),
                id,
                request.image().name().toString(),
                request.log());
    }
}

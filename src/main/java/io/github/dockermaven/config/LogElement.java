package io.github.dockermaven.config;

import io.github.dockermaven.container.LogColor;
import io.github.dockermaven.container.LogDate;
import io.github.dockermaven.container.LogPrefix;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.engine.HostConfig.LogDriver;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code <log>} of a {@code <run>}.
 *
 * @param settings how the log is shown
 * @param driver where the engine puts it
 */
record LogElement(LogSettings settings, Optional<LogDriver> driver) {
    static final LogElement NONE = new LogElement(LogSettings.DEFAULT, Optional.empty());

    static LogElement read(XmlElement log, GoalConfiguration goal) {
        LogElement read = new LogElement(
                new LogSettings(
                        log.flag("enabled"),
                        log.freeText("prefix").map(text -> LogPrefix.parse(log.path("prefix"), text)),
                        log.text("date").map(text -> LogDate.parse(log.path("date"), text)),
                        log.text("color").map(text -> LogColor.parse(log.path("color"), text)),
                        log.text("file").map(goal::resolve)),
                log.child("driver").filter(element -> !element.isEmpty()).map(LogElement::driver));
        log.rejectOthers();
        return read;
    }

    private static LogDriver driver(XmlElement driver) {
        String text = driver.text();
        Optional<String> name = driver.text("name");
        Map<String, String> options = driver.map("opts").orElse(Map.of());
        driver.rejectOthers();
        if (text.isEmpty() == name.isEmpty()) {
            throw new DockerFailureException(driver.path() + " has " + (text.isEmpty() ? "no" : "more than one")
                    + " name. Write one: <driver><name>json-file</name></driver>.");
        }
        return new LogDriver(name.orElse(text), options);
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.engine.ContainerSpec.LogDriver;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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

    private static final List<String> COLORS = List.of("YELLOW", "CYAN", "MAGENTA", "GREEN", "RED", "BLUE");
    private static final List<String> DATES = List.of("NONE", "DEFAULT", "MEDIUM", "SHORT", "LONG", "ISO8601");

    static LogElement read(XmlElement log, GoalConfiguration goal) {
        LogElement read = new LogElement(
                new LogSettings(
                        log.flag("enabled"),
                        log.freeText("prefix"),
                        log.text("date").map(text -> date(log.path("date"), text)),
                        log.text("color").map(text -> color(log.path("color"), text)),
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

    private static String color(String subject, String text) {
        String color = text.toUpperCase(Locale.ROOT);
        if (!COLORS.contains(color)) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text) + "' is not known. "
                    + DidYouMean.to(color, COLORS)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Write one of " + String.join(", ", COLORS) + "."));
        }
        return color;
    }

    private static String date(String subject, String text) {
        String constant = text.toUpperCase(Locale.ROOT);
        if (DATES.contains(constant)) {
            return constant;
        }
        try {
            DateTimeFormatter.ofPattern(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new DockerFailureException(
                    subject + ": '" + PrintableText.quote(text) + "' is no format of dates. Write one of "
                            + String.join(", ", DATES) + ", or a pattern such as HH:mm:ss.",
                    e);
        }
    }
}

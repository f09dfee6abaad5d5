package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command of a health check.
 *
 * @param words the program and its arguments
 * @param limit the time after which a check counts as failed
 */
record HealthCommand(List<String> words, Duration limit) {
    /** The engine's default. */
    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

    private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    HealthCommand {
        words = List.copyOf(words);
    }

    /** Returns the command that the engine runs for a container; empty if it runs none. */
    static Optional<HealthCommand> of(EngineContainer container) {
        List<String> shell = container.settings().shell();
        return container
                .settings()
                .healthCheck()
                .filter(check -> check.test().size() > 1)
                .map(check -> new HealthCommand(
                        words(check.test(), shell.isEmpty() ? DEFAULT_SHELL : shell),
                        check.timeout().orElse(DEFAULT_LIMIT)));
    }

    private static List<String> words(List<String> test, List<String> shell) {
        List<String> words = new ArrayList<>(test.get(0).equals("CMD") ? List.of() : shell);
        words.addAll(test.subList(1, test.size()));
        return words;
    }
}

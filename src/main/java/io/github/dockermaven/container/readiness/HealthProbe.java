package io.github.dockermaven.container.readiness;

import io.github.dockermaven.container.readiness.Check.Answer;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The health check. The engine reports what its own checks find, the first of which comes after one interval of often
 * 30 s; so the check's command is also run from here, from the start. That changes nothing of what the engine reports.
 *
 * @param command the same command as the engine's
 * @param isStrict whether the engine's verdict {@code unhealthy} is final; else a later success counts
 */
record HealthProbe(Check command, ContainerAccess container, ContainerLife life, boolean isStrict) implements Probe {
    private static final Pause PAUSE = new Pause(Duration.ofMillis(250));

    @Override
    public String description() {
        return "health check";
    }

    @Override
    public boolean watch(Consumer<String> answers) throws InterruptedException {
        while (true) {
            long begin = System.nanoTime();
            long known = life.changes();
            Optional<String> verdict = life.health();
            if (verdict.equals(Optional.of("healthy"))) {
                answers.accept("healthy");
                return true;
            }
            if (isStrict && verdict.equals(Optional.of("unhealthy"))) {
                throw unhealthy();
            }
            Answer answer = command.check();
            answers.accept(answer.text());
            if (answer.holds()) {
                return true;
            }
            life.awaitChange(known, PAUSE.after(begin));
        }
    }

    private DockerFailureException unhealthy() {
        String output = container
                .inspect()
                .map(EngineContainer::state)
                .map(EngineContainer.State::healthOutput)
                .orElse("");
        return new DockerFailureException("its health check failed too often, so the engine calls it unhealthy"
                + (output.isBlank() ? "" : "; the last check printed \"" + PrintableText.quote(output.strip()) + "\"")
                + ". If it only needs longer, raise <retries> or <startPeriod> of its health check");
    }
}

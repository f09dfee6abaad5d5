package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.ContainerEvent;
import io.github.dockermaven.error.DockerExecutionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContainerWatchTest {
    private final FakeEvents events = new FakeEvents();

    private static final class FakeEvents implements ContainerWatch.Events {
        private final BlockingQueue<Optional<ContainerEvent>> queue = new LinkedBlockingQueue<>();
        private volatile boolean broken;

        void happens(String id, String action, Map<String, String> attributes) {
            queue.add(Optional.of(new ContainerEvent(id, action, attributes, Instant.EPOCH)));
        }

        void breakOff() {
            broken = true;
            queue.add(Optional.empty());
        }

        @Override
        public Optional<ContainerEvent> next() {
            try {
                Optional<ContainerEvent> event = queue.take();
                if (broken) {
                    throw new DockerExecutionException("Watching broke off: the engine ended it.");
                }
                return event;
            } catch (InterruptedException e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            queue.add(Optional.empty());
        }
    }

    private static void await(ContainerLife life, BooleanSupplier condition) throws Exception {
        for (long known = life.changes(); !condition.getAsBoolean(); known = life.changes()) {
            life.awaitChange(known, Duration.ofMillis(50));
        }
    }

    @Test
    void eachContainerHasItsOwnEvents() throws Exception {
        try (ContainerWatch watch = ContainerWatch.of(events)) {
            events.happens("a", "start", Map.of());
            events.happens("a", "health_status: healthy", Map.of());
            events.happens("b", "oom", Map.of());
            events.happens("b", "die", Map.of("exitCode", "137"));
            events.happens("b", "destroy", Map.of());
            ContainerLife b = watch.life("b");
            await(b, b::isRemoved);

            assertThat(watch.life("a").health()).contains("healthy");
            assertThat(watch.life("a").ends()).isZero();
            assertThat(b.lastEnd()).contains(new ContainerLife.End(137, true, Instant.EPOCH));
            assertThat(b.restarts()).isZero();
        }
    }

    @Test
    void eventsBeforeAContainerIsAwaitedAreKept() throws Exception {
        try (ContainerWatch watch = ContainerWatch.of(events)) {
            events.happens("a", "die", Map.of("exitCode", "3"));
            events.happens("b", "start", Map.of());
            await(watch.life("b"), () -> watch.life("b").changes() > 0);

            assertThat(watch.life("a").lastEnd().map(ContainerLife.End::exitCode))
                    .contains(3);
        }
    }

    @Test
    void restartForgetsMemoryAndHealth() throws Exception {
        try (ContainerWatch watch = ContainerWatch.of(events)) {
            ContainerLife life = watch.life("a");
            events.happens("a", "oom", Map.of());
            events.happens("a", "health_status: unhealthy", Map.of());
            events.happens("a", "die", Map.of("exitCode", "137"));
            events.happens("a", "start", Map.of());
            await(life, () -> life.restarts() == 1);
            events.happens("a", "die", Map.of("exitCode", "1"));
            await(life, () -> life.ends() == 2);

            assertThat(life.health()).isEmpty();
            assertThat(life.lastEnd()).contains(new ContainerLife.End(1, false, Instant.EPOCH));
        }
    }

    @Test
    void endOfTheEngineIsKnownToAllContainers() throws Exception {
        try (ContainerWatch watch = ContainerWatch.of(events)) {
            ContainerLife before = watch.life("a");
            events.breakOff();
            await(before, () -> before.broken().isPresent());

            assertThat(before.broken()).contains("Watching broke off: the engine ended it.");
            assertThat(watch.life("later").broken()).isPresent();
        }
    }

    @Test
    void closingIsNoEndOfTheEngineAndLeavesNoThread() {
        ContainerLife life;
        try (ContainerWatch watch = ContainerWatch.of(events)) {
            life = watch.life("a");
        }

        assertThat(life.broken()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("docker-container-events"));
    }

    @Test
    void othersContainersDoNotFillTheMemory() throws Exception {
        try (ContainerWatch watch = ContainerWatch.of(events)) {
            ContainerLife first = watch.life("first");
            for (int i = 0; i < 5_000; i++) {
                events.happens("other" + i, "start", Map.of());
            }
            events.happens("last", "destroy", Map.of());
            await(watch.life("last"), () -> watch.life("last").isRemoved());
            events.happens("first", "destroy", Map.of());
            await(first, first::isRemoved);

            assertThat(watch.size()).isLessThanOrEqualTo(2_002);
        }
    }
}

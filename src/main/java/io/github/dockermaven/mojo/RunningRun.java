package io.github.dockermaven.mojo;

import io.github.dockermaven.container.ContainerUsage;
import io.github.dockermaven.container.ProcessList;
import io.github.dockermaven.container.RunningContainers;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.project.ProjectOwner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One run of a goal that shows containers which run, apart from the goals' own classes as {@link StartRun} is. */
record RunningRun(AbstractDockerMojo goal) {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    void stats() {
        show(
                containers -> ContainerUsage.measure(containers, goal.engine()),
                ContainerUsage::of,
                ContainerUsage::lines);
    }

    void top() {
        show(containers -> ProcessList.measure(containers, goal.engine()), ProcessList::of, ProcessList::lines);
    }

    /** What has ended while it was measured is reported, and not shown. */
    private <M, T> void show(
            Function<List<ListedContainer>, Map<String, M>> measure,
            BiFunction<ListedContainer, Map<String, M>, T> reading,
            Function<List<T>, List<String>> lines) {
        AnswerFormat format = AnswerFormat.of(goal.configuration());
        RunningContainers running = new RunningContainers(
                goal.engine(),
                ProjectOwner.all(goal.session(), goal.mojoExecution()),
                GivenContainers.named(goal),
                goal.configuration().flag("all"));
        List<ListedContainer> containers = running.find();
        if (containers.isEmpty()) {
            format.answer(List.of("No container of " + running.place() + " runs."), List.of(), goal.getLog());
            return;
        }
        boolean follows = goal.configuration().flag("follow");
        do {
            long begin = System.nanoTime();
            Map<String, M> measured = measure.apply(containers);
            List<ListedContainer> shown = containers;
            RunningContainers.Later later = running.later(shown);
            later.ended().forEach(goal.progress()::action);
            List<T> readings = later.running().stream()
                    .filter(each -> shown.stream().anyMatch(known -> known.id().equals(each.id())))
                    .map(each -> reading.apply(each, measured))
                    .toList();
            boolean isRead =
                    readings.isEmpty() && follows || format.answer(lines.apply(readings), readings, goal.getLog());
            containers = later.running();
            if (!isRead || !follows || containers.isEmpty() || !format.separate(goal.getLog())) {
                return;
            }
            pause(PERIOD.minusNanos(System.nanoTime() - begin));
        } while (true);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(Math.max(0, duration.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException("Interrupted.", e);
        }
    }
}

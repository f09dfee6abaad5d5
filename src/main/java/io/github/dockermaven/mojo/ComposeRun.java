package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.writer.ComposeDocument;
import io.github.dockermaven.compose.writer.ComposeOutput;
import io.github.dockermaven.compose.writer.ComposeRequest;
import io.github.dockermaven.compose.writer.ComposeWriter;
import io.github.dockermaven.compose.writer.ImageFacts;
import io.github.dockermaven.compose.writer.ImageInspector;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.WaitTime;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.project.ContainerOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One run of {@code docker:compose}, apart from the goal's own class as {@link StartRun} is. */
record ComposeRun(ComposeMojo goal) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        ComposeOutput output = new ComposeOutput(file(configuration));
        output.check();
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        Owner owner = system.owners().get(0);
        boolean isInspected = configuration.flag("composeInspect");
        PlannedSystem planned =
                PlannedSystem.of(system, isInspected ? existing() : List.of(), "write into " + output.file());
        SystemRequest request = planned.request();
        SystemPlan plan = planned.plan();
        Map<ContainerRequest, ImageFacts> images = isInspected
                ? new ImageInspector(goal.engine(), owner, goal.progress()).inspect(plan.containers())
                : Map.of();
        ComposeDocument document = ComposeWriter.write(new ComposeRequest(
                goal.project().getArtifactId(),
                plan,
                request.networks().keySet(),
                request.autoCreatesNetworks(),
                request.parts().stream()
                        .flatMap(part -> part.volumes().stream())
                        .toList(),
                images,
                output.file().getParent(),
                Path.of(owner.folder()),
                WaitTime.read(configuration)));
        boolean isChanged = output.write(document);
        report(document, output, isChanged);
    }

    private Path file(GoalConfiguration configuration) {
        return configuration
                .text("composeOutput")
                .map(text -> configuration.path("composeOutput", text))
                .orElseGet(() -> new ContainerOutput(goal.project()).compose());
    }

    private List<String> existing() {
        return goal.engine().containers().list().stream()
                .map(ListedContainer::name)
                .toList();
    }

    private void report(ComposeDocument document, ComposeOutput output, boolean isChanged) {
        document.notes().forEach(goal.getLog()::warn);
        goal.progress()
                .action((isChanged ? "Wrote " : "Unchanged: ") + output.file() + " (" + document.summary() + ")");
        if (!document.secrets().isEmpty()) {
            goal.progress()
                    .action("Its "
                            + String.join(
                                    ", ",
                                    document.secrets().keySet().stream()
                                            .sorted()
                                            .toList())
                            + (document.secrets().size() == 1 ? " is in " : " are in ") + output.variables()
                            + ", which only you may read");
        }
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.CoverageData;
import io.github.dockermaven.container.GoneContainer;
import io.github.dockermaven.container.prune.PrunePlan;
import io.github.dockermaven.container.prune.PruneRequest;
import io.github.dockermaven.container.prune.PruneRequest.Scope;
import io.github.dockermaven.container.prune.Pruner;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.BuiltImageIds;
import io.github.dockermaven.project.ContainerOutput;
import io.github.dockermaven.project.CoverageOutput;
import io.github.dockermaven.terminal.Question;
import io.github.dockermaven.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One run of {@code docker:prune}, apart from the goal's own class as {@link StartRun} is. */
record PruneRun(PruneMojo goal) {
    void run() {
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        PruneRequest request = request(system);
        CoverageData coverage = CoverageOutput.of(goal.session());
        Pruner pruner = new Pruner(
                request,
                goal.engine(),
                goal.progress(),
                container -> coverage.save(container, goal.engine(), goal.progress()));
        PrunePlan plan = pruner.plan();
        plan.left().forEach(goal.progress()::action);
        if (plan.isEmpty()) {
            goal.progress().action("Nothing of " + request.place() + " is unused: nothing to remove");
            return;
        }
        if (!isWanted(plan)) {
            goal.progress().action("Nothing is removed");
            return;
        }
        List<GoneContainer> gone = new ArrayList<>();
        system.stopAlone(plan.owners(), () -> {
            try {
                pruner.remove(plan, gone::add);
            } finally {
                system.projects().forEach(project -> new ContainerOutput(project).forget(gone));
            }
        });
    }

    private PruneRequest request(ConfiguredSystem system) {
        GoalConfiguration configuration = goal.configuration();
        Scope scope =
                configuration.flag("system") ? Scope.SYSTEM : configuration.flag("all") ? Scope.ALL : Scope.PROJECT;
        return new PruneRequest(
                system.owners(),
                scope,
                scope == Scope.PROJECT
                        ? BuiltImageIds.of(system.projects(), goal.session())
                        : BuiltImageIds.ofAll(goal.session()),
                Instant.now());
    }

    private boolean isWanted(PrunePlan plan) {
        if (goal.configuration().flag("force")) {
            goal.progress().action("Removing " + plan.counts() + ":");
            plan.lines().forEach(line -> goal.progress().action("- " + line));
            return true;
        }
        boolean isParallel =
                goal.session().isParallel() && goal.session().getProjects().size() > 1;
        if (isParallel || !goal.session().getRequest().isInteractiveMode() || !Terminal.isTerminal()) {
            throw new DockerFailureException(
                    "Nothing is removed: there is nobody to ask, without a terminal or with -B. -Ddocker.force removes"
                            + " without asking " + plan.counts() + ":"
                            + plan.lines().stream().map(line -> "\n  - " + line).collect(Collectors.joining()));
        }
        try {
            return Question.onTerminal().ask(plan.lines(), plan.question());
        } catch (IOException e) {
            throw new DockerExecutionException("The answer cannot be read from the terminal: " + e.getMessage(), e);
        }
    }
}

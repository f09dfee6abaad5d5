package io.github.dockermaven.mojo;

import io.github.dockermaven.container.ContainerKill;
import io.github.dockermaven.container.ContainerSignal;
import io.github.dockermaven.engine.ListedContainer;
import java.util.List;

/** One run of {@code docker:kill}, apart from the goal's own class as {@link StartRun} is. */
record KillRun(KillMojo goal) {
    void run() {
        ContainerKill kill = new ContainerKill(
                ContainerSignal.parse(goal.configuration().text("signal").orElseThrow()));
        List<ListedContainer> containers = GivenContainers.toChange(goal);
        kill.run(
                goal.configuration().flag("all")
                        ? containers.stream().filter(each -> !each.hasEnded()).toList()
                        : containers,
                goal.engine(),
                goal.progress());
    }
}

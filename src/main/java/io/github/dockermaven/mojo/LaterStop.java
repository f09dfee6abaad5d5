package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.ProjectOwner;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The goal {@code docker:stop} that comes after a {@code docker:start} in the same build. Without one the containers are to
 * run on after it.
 */
record LaterStop(LifecycleExecutor lifecycles, MavenSession session, MojoExecution start) {
    private static final String GOAL = "stop";

    /** Returns whether it comes for all projects that the start is about, and removes what it finds. */
    boolean isCertain() {
        return ProjectOwner.projects(session, start).stream().allMatch(this::isCertain);
    }

    private boolean isCertain(MavenProject project) {
        MavenSession own = session.clone();
        own.setCurrentProject(project);
        List<MojoExecution> all = executions(own);
        int begin =
                all.stream().filter(this::isStart).findFirst().map(all::indexOf).orElse(-1);
        return all.subList(begin + 1, all.size()).stream()
                .filter(each -> isOfThisPlugin(each) && each.getGoal().equals(GOAL))
                .anyMatch(each -> removesAll(each, own));
    }

    private static String text(String goals) {
        return goals == null ? "" : goals.strip();
    }

    /** Errors of the plan are those of Maven itself. */
    private List<MojoExecution> executions(MavenSession own) {
        Stream<String> tasks = own.getGoals().isEmpty()
                ? Stream.of(text(own.getTopLevelProject().getDefaultGoal()).split("\\s+"))
                : own.getGoals().stream();
        try {
            return lifecycles
                    .calculateExecutionPlan(own, false, tasks.toArray(String[]::new))
                    .getMojoExecutions();
        } catch (Exception e) { // It declares a dozen of them.
            return List.of();
        }
    }

    private boolean isStart(MojoExecution each) {
        return isOfThisPlugin(each)
                && each.getGoal().equals(start.getGoal())
                && each.getExecutionId().equals(start.getExecutionId());
    }

    private boolean isOfThisPlugin(MojoExecution each) {
        return each.getPlugin().getKey().equals(start.getPlugin().getKey());
    }

    /** A configuration that is not valid the goal itself reports. */
    private static boolean removesAll(MojoExecution stop, MavenSession own) {
        try {
            GoalConfiguration configuration = GoalConfiguration.of(own, own.getCurrentProject(), stop, line -> {});
            return Stream.of("skip", "skipRun", "keepRunning", "keepContainer").noneMatch(configuration::flag);
        } catch (DockerFailureException | DockerExecutionException e) {
            return false;
        }
    }
}

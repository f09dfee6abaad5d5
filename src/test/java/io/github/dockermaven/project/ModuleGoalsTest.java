package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.MojoNotFoundException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleGoalsTest {
    @TempDir
    private Path folder;

    private final LifecycleExecutor lifecycles = mock(LifecycleExecutor.class);
    private final BuildPluginManager plugins = mock(BuildPluginManager.class);
    private final ModuleDependencies dependencies = mock(ModuleDependencies.class);
    private final ModuleGoals goals = new ModuleGoals(lifecycles, plugins, dependencies);
    private final List<String> run = new ArrayList<>();
    private MavenSession session;
    private MavenProject module;

    @BeforeEach
    void play() throws Exception {
        session = FakeSession.in(folder).session();
        module = TestProjects.userService(folder.resolve("lib"));
        module.setArtifactId("lib");
        plan(
                goal("maven-resources-plugin", "resources"),
                goal("own", "resources"),
                goal("maven-compiler-plugin", "compile"));
        doAnswer(call -> run.add(
                        ((MavenSession) call.getArgument(0)).getCurrentProject().getArtifactId() + " "
                                + ((MojoExecution) call.getArgument(1)).getArtifactId() + ":"
                                + ((MojoExecution) call.getArgument(1)).getGoal()))
                .when(plugins)
                .executeMojo(any(), any());
    }

    private void plan(MojoExecution... executions) throws Exception {
        MavenExecutionPlan plan = mock(MavenExecutionPlan.class);
        when(plan.getMojoExecutions()).thenReturn(List.of(executions));
        when(lifecycles.calculateExecutionPlan(any(), anyBoolean(), any(String[].class)))
                .thenReturn(plan);
    }

    private static MojoExecution goal(String artifactId, String goal) {
        Plugin plugin = new Plugin();
        plugin.setArtifactId(artifactId);
        return new MojoExecution(plugin, goal, "default-" + goal);
    }

    @Test
    void runAllOfAPhaseForTheModule() throws Exception {
        MavenProject current = session.getCurrentProject();
        goals.run(List.of("process-classes"), module, session);
        assertThat(run)
                .containsExactly(
                        "lib maven-resources-plugin:resources",
                        "lib own:resources",
                        "lib maven-compiler-plugin:compile");
        // The goal that watches goes on with its own project.
        assertThat(session.getCurrentProject()).isSameAs(current);
        var order = inOrder(dependencies, lifecycles);
        order.verify(dependencies).resolve(module, session);
        order.verify(lifecycles).calculateExecutionPlan(any(), anyBoolean(), any(String[].class));
    }

    @Test
    void copyResourcesAndNothingElse() {
        goals.copyResources(module, session);
        assertThat(run).containsExactly("lib maven-resources-plugin:resources");
    }

    @Test
    void sayWhatFails() throws Exception {
        doThrow(new MojoFailureException("source", "failed", "Main.java:[3,1] ';' expected\n"))
                .when(plugins)
                .executeMojo(any(), any());
        assertThatThrownBy(() -> goals.run(List.of("process-classes"), module, session))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("'mvn process-classes' of lib fails: Main.java:[3,1] ';' expected");
        doThrow(new MojoFailureException("Compilation failure")).when(plugins).executeMojo(any(), any());
        assertThatThrownBy(() -> goals.copyResources(module, session))
                .hasMessage("'mvn process-resources' of lib fails: Compilation failure");
    }

    @Test
    void sayWhatIsNotKnown() throws Exception {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("com.acme");
        plugin.setArtifactId("own");
        plugin.setVersion("1.0");
        when(lifecycles.calculateExecutionPlan(any(), anyBoolean(), any(String[].class)))
                .thenThrow(new MojoNotFoundException("depoly", plugin));
        assertThatThrownBy(() -> goals.call("com.acme:own:depoly", module, session))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("'mvn com.acme:own:depoly' of lib cannot be run: Could not find goal 'depoly'");
    }
}

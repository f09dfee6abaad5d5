package io.github.dockermaven.project;

import io.github.dockermaven.credentials.AuthFiles;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * A session of one project, whose POM names this plugin.
 *
 * @param properties those of the command line
 */
public record FakeSession(MavenSession session, MavenProject project, Properties properties) {
    /** @param folder the project's */
    @SuppressWarnings("deprecation") // There is no other way to a session.
    public static FakeSession in(Path folder) {
        MavenProject project = TestProjects.userService(folder);
        project.setOriginalModel(new Model());
        project.getOriginalModel().setBuild(new Build());
        project.getOriginalModel().getBuild().addPlugin(plugin());
        MavenExecutionRequest request = new DefaultMavenExecutionRequest()
                .setStartTime(new Date())
                .setLocalRepositoryPath(folder.resolve("repository").toFile());
        MavenSession session = new MavenSession(
                null, MavenRepositorySystemUtils.newSession(), request, new DefaultMavenExecutionResult());
        session.setProjects(List.of(project));
        return new FakeSession(session, project, session.getUserProperties());
    }

    /** Adds a {@code <server>} to settings.xml. */
    public void addServer(String id, String username, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        session.getRequest().addServer(server);
    }

    /** How a goal came to run: from the command line, or bound to the phase {@code package}. */
    static MojoExecution execution(String goal, MojoExecution.Source source) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setPlugin(plugin());
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(descriptor);
        mojo.setGoal(goal);
        MojoExecution execution = new MojoExecution(mojo, "default", source);
        if (source == MojoExecution.Source.LIFECYCLE) {
            execution.setLifecyclePhase("package");
        }
        return execution;
    }

    /** How a goal came to run. */
    public static MojoExecution execution(String goal) {
        return new MojoExecution(plugin(), goal, "default-cli");
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.dockermaven");
        plugin.setArtifactId("docker-maven-plugin");
        return plugin;
    }

    /**
     * The credentials of a user.
     *
     * @param environment the variables
     * @param home the home folder
     */
    public static SessionCredentials credentials(Map<String, String> environment, Path home) {
        return new SessionCredentials(Plain::new, new AuthFiles(environment, home));
    }

    /** Decrypts nothing: every password is in plain text. */
    private record Plain(SettingsDecryptionRequest request) implements SettingsDecryptionResult {
        @Override
        public Server getServer() {
            return request.getServers().get(0);
        }

        @Override
        public List<Server> getServers() {
            return request.getServers();
        }

        @Override
        public Proxy getProxy() {
            return null;
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return List.of();
        }
    }
}

package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.BuildRequest;
import io.github.dockermaven.builder.Builder;
import io.github.dockermaven.builder.BuilderSettings;
import io.github.dockermaven.builder.CheckedBuild;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagingOrderTest {
    @TempDir
    private Path folder;

    private final Properties commandLine = new Properties();

    private static Plugin plugin(String artifactId, String goal, String phase) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("a.group");
        plugin.setArtifactId(artifactId);
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        execution.setPhase(phase);
        plugin.addExecution(execution);
        return plugin;
    }

    private static final Plugin OURS = plugin("docker-maven-plugin", "build", null);

    private static MojoExecution execution(String phase) {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("build");
        goal.setPluginDescriptor(new PluginDescriptor());
        goal.getPluginDescriptor().setPlugin(OURS);
        MojoExecution execution = new MojoExecution(goal, "default", MojoExecution.Source.LIFECYCLE);
        execution.setLifecyclePhase(phase);
        return execution;
    }

    private MavenProject project(Plugin... plugins) {
        MavenProject project = TestProjects.userService(folder);
        Model pom = new Model();
        pom.setBuild(new Build());
        project.setOriginalModel(pom);
        for (Plugin plugin : plugins) {
            project.getBuild().addPlugin(plugin);
            pom.getBuild().addPlugin(plugin);
        }
        return project;
    }

    private void check(String phase, Plugin... plugins) {
        order(project(plugins), phase).check();
    }

    private PackagingOrder order(MavenProject project, String phase) {
        return new PackagingOrder(project, execution(phase), commandLine);
    }

    private static MavenProject parent(MavenProject child, Plugin... plugins) {
        Model pom = new Model();
        pom.setArtifactId("company");
        pom.setBuild(new Build());
        for (Plugin plugin : plugins) {
            pom.getBuild().addPlugin(plugin);
        }
        MavenProject parent = new MavenProject(pom);
        parent.setOriginalModel(pom);
        child.setParent(parent);
        return parent;
    }

    private CheckedBuild build(String... dockerfile) throws IOException {
        Path file = folder.resolve("Dockerfile");
        Files.writeString(file, "FROM scratch\n" + String.join("\n", dockerfile) + "\n");
        return CheckedBuild.of(new BuildRequest(
                List.of(ImageReference.parse("a:1")),
                file,
                folder,
                Map.of(),
                folder.resolve("target/docker"),
                folder.resolve("target/docker"),
                BuildOptions.of(Map.of(), false, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of()),
                new BuilderSettings(Builder.AUTO, Destination.ENGINE, Instant.EPOCH, folder),
                PullPolicy.IF_NOT_PRESENT,
                null));
    }

    private void packaged(String... files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve("target").resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, new byte[0]);
        }
    }

    private static void configure(Plugin plugin, String xml) throws Exception {
        plugin.getExecutions().get(0).setConfiguration(Xpp3DomBuilder.build(new StringReader(xml)));
    }

    @ParameterizedTest
    @CsvSource({"spring-boot-maven-plugin, repackage", "maven-shade-plugin, shade", "quarkus-maven-plugin, build"})
    void refusesToRunAboveWhatPackages(String artifactId, String goal) {
        assertThatThrownBy(() -> check("package", OURS, plugin(artifactId, goal, null)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(artifactId + " packages user-service after this goal: plugins of one phase run in the POM's"
                        + " order. Move docker-maven-plugin below " + artifactId + " in the POM.");
    }

    @Test
    void hasNothingAgainstTheRightOrder() {
        assertThatCode(() -> check("package", plugin("maven-shade-plugin", "shade", null), OURS))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"install, package", "package, prepare-package", "package, none", "site, package"})
    void hasNothingAgainstOtherPhases(String ours, String theirs) {
        assertThatCode(() -> check(ours, OURS, plugin("maven-shade-plugin", "shade", theirs)))
                .doesNotThrowAnyException();
    }

    @Test
    void hasNothingAgainstWhatIsSkipped() {
        Plugin skipped = plugin("spring-boot-maven-plugin", "repackage", null);
        commandLine.setProperty("spring-boot.repackage.skip", "true");
        assertThatCode(() -> check("package", OURS, skipped)).doesNotThrowAnyException();

        Plugin configured = plugin("maven-shade-plugin", "shade", null);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom skip = new Xpp3Dom("skip");
        skip.setValue("true");
        configuration.addChild(skip);
        configured.getExecutions().get(0).setConfiguration(configuration);
        assertThatCode(() -> check("package", OURS, configured)).doesNotThrowAnyException();
    }

    @Test
    void namesALaterPhase() {
        assertThatThrownBy(() -> check("package", plugin("maven-shade-plugin", "shade", "verify"), OURS))
                .hasMessage("maven-shade-plugin packages user-service after this goal: it runs in a later phase than"
                        + " package. Bind both to one phase, docker-maven-plugin below maven-shade-plugin in the POM.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "compile", "prepare-package", "before:package"})
    void refusesAPhaseBeforeTheJarIsMade(String phase) throws IOException {
        packaged("user-service-1.0.jar");

        assertThatThrownBy(() -> check(phase, OURS))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Project user-service: goal build of docker-maven-plugin is bound to the phase " + phase
                                + ", and the jar is made in the phase package. Write <phase>package</phase> in its <execution>.");
    }

    @Test
    void takesAJarThatIsMadeEarlier() {
        assertThatCode(() -> check("prepare-package", plugin("quarkus-maven-plugin", "build", "process-classes"), OURS))
                .doesNotThrowAnyException();
    }

    @Test
    void namesAnAssemblyWhereTheJarCannotRun() throws Exception {
        Plugin assembly = plugin("maven-assembly-plugin", "single", "package");
        packaged("user-service-1.0.jar");
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(folder.resolve("target/user-service-1.0.jar")))) {
            jar.putNextEntry(new ZipEntry("a"));
        }
        assertThatCode(() -> check("package", OURS, assembly)).doesNotThrowAnyException();

        configure(assembly, "<c><archive><manifest><mainClass>a.Main</mainClass></manifest></archive></c>");
        assertThatThrownBy(() -> check("package", OURS, assembly))
                .hasMessage(
                        "maven-assembly-plugin packages user-service after this goal: plugins of one phase run in the"
                                + " POM's order. Move docker-maven-plugin below maven-assembly-plugin in the POM.");
    }

    @Nested
    class AcrossPoms {
        private final Plugin boot = plugin("spring-boot-maven-plugin", "repackage", null);

        private String advice(MavenProject project) {
            return catchThrowable(() -> order(project, "package").check())
                    .getMessage()
                    .replaceFirst("^.* after this goal: plugins of one phase run in the POM's order", "");
        }

        @Test
        void namesTheOtherPluginsPom() {
            MavenProject project = project(OURS, boot);
            project.getOriginalModel().getBuild().removePlugin(OURS);
            parent(project, OURS);

            assertThat(advice(project))
                    .isEqualTo(
                            ", those of a parent first and those of a profile last. Name docker-maven-plugin again in the"
                                    + " POM, below spring-boot-maven-plugin: its groupId and artifactId are enough.");
        }

        @Test
        void movesBothInAParent() {
            MavenProject project = project(OURS, boot);
            project.getOriginalModel().getBuild().removePlugin(OURS);
            parent(project, OURS, boot);

            assertThat(advice(project))
                    .isEqualTo(". Move docker-maven-plugin below spring-boot-maven-plugin in the POM of company.");
        }

        @Test
        void movesWhatIsNamedAgainInTheWrongPlace() {
            MavenProject project = project(OURS, boot);
            parent(project, OURS);

            assertThat(advice(project))
                    .isEqualTo(". Move docker-maven-plugin below spring-boot-maven-plugin in the POM.");
        }

        @Test
        void namesAProfile() {
            MavenProject project = project(OURS, boot);
            project.getOriginalModel().getBuild().removePlugin(boot);
            Profile profile = new Profile();
            profile.setId("fat");
            profile.setBuild(new Build());
            profile.getBuild().addPlugin(boot);
            project.getOriginalModel().addProfile(profile);
            project.setInjectedProfileIds("a:b:1", List.of("fat"));

            assertThat(advice(project))
                    .endsWith(
                            "Name docker-maven-plugin again in profile fat of the POM, below spring-boot-maven-plugin:"
                                    + " its groupId and artifactId are enough.");
        }
    }

    @Nested
    class AnOwnDockerfile {
        private void check(CheckedBuild build) {
            order(project(OURS, plugin("spring-boot-maven-plugin", "repackage", null)), "package")
                    .check(build);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "COPY target/user-service-1.0.jar /",
                    "COPY target/*.jar /",
                    "ARG J=target/user-service-1.0.jar\nADD $J /",
                    "COPY target/quarkus-app/ /"
                })
        void isRefusedIfItTakesTheApplication(String copy) throws IOException {
            packaged("user-service-1.0.jar", "quarkus-app/lib/a.jar");
            CheckedBuild build = build(copy);

            assertThatThrownBy(() -> check(build))
                    .hasMessageStartingWith("spring-boot-maven-plugin packages user-service after this goal: ");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "COPY src /",
                    "COPY . /",
                    "COPY target/classes /",
                    "COPY target/user-service-1.0.jar target/lib/ /"
                })
        void mayTakeAnythingElse(String copy) throws IOException {
            packaged("user-service-1.0.jar", "classes/A.class", "lib/a-1.jar", "../src/A.java");
            CheckedBuild build = build(copy);

            assertThatCode(() -> check(build)).doesNotThrowAnyException();
        }
    }
}

package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.application.ContainedWar;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.application.QuarkusApplication;
import io.github.dockermaven.application.SelfContainedJar;
import io.github.dockermaven.application.ServletContainer;
import io.github.dockermaven.application.TestOptions;
import io.github.dockermaven.application.ThinJar;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationFinderTest {
    private final ApplicationFinder finder = new ApplicationFinder(new ClassPaths(null));

    @TempDir
    Path folder;

    private MavenProject project;

    @BeforeEach
    void aProject() {
        project = TestProjects.userService(folder);
    }

    private Path target(String name) {
        return folder.resolve("target").resolve(name);
    }

    private Optional<PackagedApplication> find(ImageRequirement wish) {
        return find(null, null, wish);
    }

    private Optional<PackagedApplication> find(String from, String mainClass, ImageRequirement wish) {
        return finder.find(project, TestOptions.from(from).mainClass(mainClass).options(), wish);
    }

    private static PackagedApplication alone(Path jar) {
        return alone(jar, Optional.empty());
    }

    private static PackagedApplication alone(Path jar, Optional<String> mainClass) {
        return new ThinJar(
                PackagedJar.read(jar),
                mainClass,
                List.of(),
                true,
                "no libraries, as the project has no run-time dependencies");
    }

    private static PackagedApplication byQuarkus(Path jar) {
        return new SelfContainedJar(
                PackagedJar.read(jar), Optional.empty(), "its libraries in it, as Quarkus packages them");
    }

    private void configured(String artifactId, String configuration) {
        PluginExecution execution = new PluginExecution();
        try {
            execution.setConfiguration(Xpp3DomBuilder.build(new StringReader(configuration)));
        } catch (XmlPullParserException | IOException e) {
            throw new IllegalArgumentException(configuration, e);
        }
        Plugin plugin = new Plugin();
        plugin.setArtifactId(artifactId);
        plugin.addExecution(execution);
        project.getBuild().addPlugin(plugin);
        project.getBuild().flushPluginMap();
    }

    @SuppressWarnings("deprecation") // what replaces it needs a running Maven
    private void attached(String classifier, Path jar) {
        Artifact artifact = TestProjects.artifact(classifier);
        artifact.setFile(jar.toFile());
        project.addAttachedArtifact(artifact);
    }

    @Test
    void takesTheJarOfThisBuild() throws IOException {
        Path jar = TestProjects.jar(target("other-name.jar"), "Main");
        project.getArtifact().setFile(jar.toFile());
        TestProjects.jar(target("user-service-1.0.jar"), "Old");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(jar));
    }

    @Test
    void takesTheJarThatAnEarlierBuildLeft() throws IOException {
        Path jar = TestProjects.jar(target("user-service-1.0.jar"), "Main");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(jar));
    }

    @Test
    void takesAnAttachedJarIfTheMainOneCannotRun() throws IOException {
        project.getArtifact()
                .setFile(TestProjects.jar(target("user-service-1.0.jar"), null).toFile());
        attached("exec", TestProjects.jar(target("user-service-1.0-exec.jar"), "Main"));

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(target("user-service-1.0-exec.jar")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec", "shaded", "2"})
    void takesAJarWithClassifierThatAnEarlierBuildLeft(String classifier) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        Path jar = TestProjects.jar(target("user-service-1.0-" + classifier + ".jar"), "Main");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(jar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "javadoc", "tests"})
    void passesOverJarsThatAreNoApplications(String classifier) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        TestProjects.jar(target("user-service-1.0-" + classifier + ".jar"), "Main");

        assertThat(find(ImageRequirement.WHERE_POSSIBLE)).isEmpty();
    }

    @Test
    void saysWhichCommandComesFirstIfThereIsNoJar() {
        assertThatThrownBy(() -> find(ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Project user-service has no jar: " + target("user-service-1.0.jar")
                        + " does not exist. Make it first with 'mvn package', or in the same command:"
                        + " 'mvn package docker:build'.");
    }

    @Test
    void saysHowAJarIsMadeRunnable() throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);

        assertThatThrownBy(() -> find(ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("'java -jar' cannot run " + target("user-service-1.0.jar")
                        + ": its manifest has no Main-Class. Name the class to start in this plugin's <mainClass>, put the"
                        + " repackage goal of spring-boot-maven-plugin above this plugin, or write an own Dockerfile.");
    }

    @Test
    void passesOverALibraryThatOnlyInheritsTheGoal() throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);

        assertThat(find(ImageRequirement.WHERE_POSSIBLE)).isEmpty();
    }

    @Test
    void passesOverAModuleThatTheLifecycleMadeNoJarOf() {
        assertThat(find(ImageRequirement.IF_PACKAGED)).isEmpty();
    }

    @Test
    void prefersTheRepackagedJarToTheOneItWasMadeOf() throws IOException {
        Files.createDirectories(target("classes"));
        Files.createFile(target("classes/A.class"));
        TestProjects.jar(target("user-service-1.0.jar"), "A", "A.class");
        Path exec = TestProjects.jar(target("user-service-1.0-exec.jar"), "A", "A.class", "Library.class");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(exec));
    }

    @Test
    void takesWhatIsNotAttachedButConfigured() throws IOException {
        Path main = TestProjects.jar(target("user-service-1.0.jar"), null);
        Path exec = TestProjects.jar(target("user-service-1.0-exec.jar"), "A");
        TestProjects.jar(target("user-service-1.0-dev.jar"), "Stale");
        project.getArtifact().setFile(main.toFile());
        configured(
                "spring-boot-maven-plugin",
                "<configuration><classifier>exec</classifier><attach>false</attach></configuration>");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(exec));
        project.getArtifact().setFile(null);
        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(exec));
    }

    @ParameterizedTest
    @CsvSource({
        "maven-shade-plugin, <shadedArtifactAttached>true</shadedArtifactAttached>, user-service-1.0-shaded.jar",
        "maven-shade-plugin, <finalName>all</finalName>, all.jar",
        "maven-shade-plugin, <outputFile>target/one.jar</outputFile>, one.jar",
        "maven-jar-plugin, <classifier>app</classifier>, user-service-1.0-app.jar",
        "maven-assembly-plugin, <finalName>whole</finalName><appendAssemblyId>false</appendAssemblyId>"
                + "<descriptorRefs><descriptorRef>jar-with-dependencies</descriptorRef></descriptorRefs>, whole.jar",
        "maven-assembly-plugin, <descriptorRefs><descriptorRef>jar-with-dependencies</descriptorRef></descriptorRefs>"
                + ", user-service-1.0-jar-with-dependencies.jar"
    })
    void knowsWhatThePluginsMake(String plugin, String configuration, String file) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        Path jar = TestProjects.jar(target(file), "A");
        configured(plugin, "<configuration>" + configuration + "</configuration>");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(jar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SNAPSHOT", "SNAPSHOT-exec", "1.0", "1.0-exec"})
    void passesOverJarsOfOtherVersionsWhoseNameBeginsAlike(String end) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        TestProjects.jar(target("user-service-1.0-" + end + ".jar"), "Stale");

        assertThat(find(ImageRequirement.WHERE_POSSIBLE)).isEmpty();
    }

    @Test
    void passesOverAJarWhoseDescriptorHasAnotherVersion() throws IOException {
        project.getBuild().setFinalName("user-service");
        TestProjects.jar(target("user-service.jar"), null);
        TestProjects.jarWithDescriptor(target("user-service-exec.jar"), "Stale", "version=0.9");
        assertThat(find(ImageRequirement.WHERE_POSSIBLE)).isEmpty();

        Path exec = TestProjects.jarWithDescriptor(target("user-service-exec.jar"), "Main", "version=1.0");
        assertThat(find(ImageRequirement.WHERE_POSSIBLE)).contains(alone(exec));

        TestProjects.jarWithDescriptor(
                target("user-service-exec.jar"), "Main", "#" + " ".repeat(100_000) + "\nversion=1.0");
        assertThat(find(ImageRequirement.WHERE_POSSIBLE)).contains(alone(exec));
        TestProjects.jarWithDescriptor(target("user-service-exec.jar"), "Main", "#" + " ".repeat(9 << 20));
        assertThatThrownBy(() -> find(ImageRequirement.WHERE_POSSIBLE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("pom.properties of " + exec)
                .hasMessageEndingWith(" has more than 8388608 bytes, which no such file has. Build the jar anew.");
    }

    @Test
    void takesTheFirstOfSeveralByNameWithAWarning() throws IOException {
        Path client = TestProjects.jar(target("user-service-1.0-client.jar"), "shop.Client");
        Path server = TestProjects.jar(target("user-service-1.0-server.jar"), "shop.Server");
        attached("server", server);
        attached("client", client);

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(client));
        assertThat(new RunnableJars(project, PackagedFiles.of(project)).guess())
                .hasValue(
                        "user-service has several jars that can be started: user-service-1.0-client.jar (shop.Client),"
                                + " user-service-1.0-server.jar (shop.Server). shop.Client is started, as its jar is the first by"
                                + " name. Name another one by docker.classifier or <classifier>.");
    }

    @Test
    void takesTheMainOneOfSeveralWithoutAWarning() throws IOException {
        Path main = TestProjects.jar(target("user-service-1.0.jar"), "shop.Main");
        attached("client", TestProjects.jar(target("user-service-1.0-client.jar"), "shop.Client"));
        project.getArtifact().setFile(main.toFile());

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(alone(main));
        assertThat(new RunnableJars(project, PackagedFiles.of(project)).guess()).isEmpty();
    }

    @Test
    void takesTheJarWithTheClassifierThatIsNamed() throws IOException {
        attached("client", TestProjects.jar(target("user-service-1.0-client.jar"), "shop.Client"));
        Path server = TestProjects.jar(target("user-service-1.0-server.jar"), "shop.Server");
        attached("server", server);

        assertThat(withClassifier("server", ImageRequirement.OF_THIS_PROJECT)).contains(alone(server));
        assertThat(withClassifier("gone", ImageRequirement.WHERE_POSSIBLE)).isEmpty();
        assertThatThrownBy(() -> withClassifier("gone", ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("classifier 'gone' names no jar of user-service: none is attached with it, and "
                        + target("user-service-1.0-gone.jar")
                        + " does not exist. Write one of these, or make it before this goal: client, server.");
    }

    private Optional<PackagedApplication> withClassifier(String classifier, ImageRequirement wish) {
        return finder.find(
                project, TestOptions.from(null).classifier(classifier).options(), wish);
    }

    @Test
    void startsTheClassThatIsNamed() throws IOException {
        PackagedJar jar = PackagedJar.read(TestProjects.jar(target("user-service-1.0.jar"), null, "shop/Main.class"));

        assertThat(find(null, "shop.Main", ImageRequirement.OF_THIS_PROJECT))
                .contains(alone(jar.file(), Optional.of("shop.Main")));
        assertThat(find(null, "shop.Other", ImageRequirement.IF_PACKAGED)).isEmpty();
        assertThatThrownBy(() -> find(null, "shop.Other", ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("mainClass shop.Other is neither in " + jar.file()
                        + " nor in its libraries. Write the class's name with its package.");
    }

    @Test
    void saysThatSpringBootStartsTheClass() throws IOException {
        Path jar = TestProjects.springBootJar(target("user-service-1.0.jar"));

        assertThatThrownBy(() -> find(null, "shop.Main", ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "mainClass has no effect on " + jar + ", which Spring Boot's launcher starts. Write <mainClass>"
                                + " in the configuration of spring-boot-maven-plugin instead.");
    }

    @Test
    void takesAWarForTheServletContainerOfTheBaseImage() throws IOException {
        project.setPackaging("war");
        Path war = TestProjects.jar(target("user-service-1.0.war"), null);

        assertThat(find("registry.example.com:5000/mirror/tomcat:9-jdk17", null, ImageRequirement.OF_THIS_PROJECT))
                .contains(new ContainedWar(war, ServletContainer.TOMCAT));
        assertThat(find("jetty", null, ImageRequirement.OF_THIS_PROJECT))
                .contains(new ContainedWar(war, ServletContainer.JETTY));
        assertThat(find("base:1", null, ImageRequirement.IF_PACKAGED)).isEmpty();
        assertThatThrownBy(() -> find("base:1", null, ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "'java -jar' cannot run " + war + ": a plain war needs a servlet container. Write one as base"
                                + " image, <from>tomcat:10-jdk17</from>, or make the war runnable by the repackage goal of"
                                + " spring-boot-maven-plugin.");
    }

    @Test
    void takesARunnableWar() throws IOException {
        project.setPackaging("war");
        Path war = TestProjects.jar(target("user-service-1.0.war"), "WarLauncher");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT))
                .contains(new SelfContainedJar(PackagedJar.read(war), Optional.empty(), "what it needs in it"));
    }

    /** A server with the application in it, as WildFly's, Payara's and Liberty's plugins make one beside the war. */
    @ParameterizedTest
    @CsvSource({
        "user-service-1.0-bootable.jar, org.wildfly.core.jar.boot.Main, WildFly's bootable jar",
        "user-service-1.0-microbundle.jar, fish.payara.micro.boot.PayaraMicroLauncher, Payara Micro",
        "user-service-1.0.jar, wlp.lib.extract.SelfExtractRun, Open Liberty's runnable jar"
    })
    void takesAServerThatHasTheWar(String name, String launcher, String format) throws IOException {
        project.setPackaging("war");
        project.getArtifact()
                .setFile(TestProjects.jar(target("user-service-1.0.war"), null).toFile());
        TestProjects.jar(target("user-service-1.0-client.jar"), "shop.Client");
        Path server = TestProjects.jar(target(name), launcher);

        PackagedApplication found = find(ImageRequirement.OF_THIS_PROJECT).orElseThrow();
        assertThat(found.file()).isEqualTo(server);
        assertThat(found.libraries()).isEqualTo("no libraries in it, as " + format + " packages them");
        assertThat(find("tomcat", null, ImageRequirement.OF_THIS_PROJECT)).get().isInstanceOf(ContainedWar.class);
    }

    @Test
    void doubtsAServerThatIsOlderThanTheWar() throws IOException {
        Path war = TestProjects.jar(target("user-service-1.0.war"), null);
        Path server = TestProjects.jar(target("user-service-1.0-bootable.jar"), "Main");

        Files.setLastModifiedTime(war, FileTime.fromMillis(20_000));
        Files.setLastModifiedTime(server, FileTime.fromMillis(10_000));
        assertThat(ApplicationFinder.stale(server, war))
                .hasValue(server + " is older than " + war
                        + ", and may have an earlier state of the application. Put the plugin"
                        + " that makes it above this plugin in the POM, in the same phase or an earlier one.");
        Files.setLastModifiedTime(server, FileTime.fromMillis(20_000));
        assertThat(ApplicationFinder.stale(server, war)).isEmpty();
    }

    @Test
    void takesAnotherJarBesideAWarOnlyIfItIsNamed() throws IOException {
        project.setPackaging("war");
        Path war = TestProjects.jar(target("user-service-1.0.war"), null);
        Path exec = TestProjects.jar(target("user-service-1.0-exec.jar"), "Runner");
        attached("client", TestProjects.jar(target("client.jar"), "shop.Client"));

        assertThat(withClassifier("exec", ImageRequirement.OF_THIS_PROJECT)).contains(alone(exec));
        assertThatThrownBy(() -> find("base:1", null, ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("'java -jar' cannot run " + war
                        + ": a plain war needs a servlet container. Write one as base image, <from>tomcat:10-jdk17</from>,"
                        + " or name a jar beside it by docker.classifier (client, exec), or make the war runnable by the"
                        + " repackage goal of spring-boot-maven-plugin.");
        assertThatThrownBy(() -> withClassifier("gone", ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("classifier 'gone' names no war and no jar of user-service: none is attached with it, and "
                        + target("user-service-1.0-gone.war")
                        + " does not exist. Write one of these, or make it before this goal: client, exec.");
    }

    @Test
    void saysThatALinkedRuntimeHasNoServletContainer() throws IOException {
        project.setPackaging("war");
        Path war = TestProjects.jar(target("user-service-1.0.war"), null);

        assertThatThrownBy(() -> finder.find(
                        project, TestOptions.from(null).linked(List.of()).options(), ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("'java -jar' cannot run " + war
                        + ": a plain war needs a servlet container. Write one as base image, <from>tomcat:10-jdk17</from>,"
                        + " and remove docker.runtime, which has no base image, or make the war runnable by the repackage goal"
                        + " of spring-boot-maven-plugin.");
    }

    @Test
    void saysWhichCommandComesFirstIfThereIsNoWar() {
        project.setPackaging("war");

        assertThatThrownBy(() -> find("tomcat:10", null, ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Project user-service has no war: " + target("user-service-1.0.war")
                        + " does not exist. Make it first with 'mvn package'");
    }

    @Test
    void takesTheNewerOfWhatQuarkusPackaged() throws IOException {
        Path launcher = TestProjects.jar(target("quarkus-app/quarkus-run.jar"), "Entry");
        Path runner = TestProjects.jar(target("user-service-1.0-runner.jar"), "Runner");
        TestProjects.jar(target("user-service-1.0.jar"), null);
        Files.setLastModifiedTime(runner, FileTime.fromMillis(1000));
        Plugin plugin = new Plugin();
        plugin.setArtifactId("quarkus-maven-plugin");
        project.getBuild().addPlugin(plugin);

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(new QuarkusApplication(target("quarkus-app")));
        Files.setLastModifiedTime(launcher, FileTime.fromMillis(500));
        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(byQuarkus(runner));
        assertThatThrownBy(() -> find(null, "shop.Main", ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("mainClass has no effect on " + runner + ", which Quarkus packaged with a start of its own."
                        + " Set quarkus.package.main-class instead.");
    }

    @Test
    void takesWhatQuarkusNotesThatItPackaged() throws IOException {
        TestProjects.jar(target("quarkus-app/quarkus-run.jar"), "Stale");
        TestProjects.jar(target("out/quarkus-run.jar"), "Entry");
        Path runner = TestProjects.jar(target("shop-runner.jar"), "Runner");
        configured("quarkus-maven-plugin", "<configuration/>");

        Files.writeString(target("quarkus-artifact.properties"), "path=out/quarkus-run.jar\ntype=jar\n");
        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(new QuarkusApplication(target("out")));
        Files.writeString(target("quarkus-artifact.properties"), "path=shop-runner.jar\ntype=jar\n");
        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).contains(byQuarkus(runner));
        assertThatThrownBy(() -> withClassifier("exec", ImageRequirement.OF_THIS_PROJECT))
                .hasMessage("classifier has no effect on " + runner + ", which Quarkus packaged last. Remove it.");
        Files.writeString(target("quarkus-artifact.properties"), "path=gone-runner.jar\ntype=jar\n");
        assertThatThrownBy(() -> find(ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Quarkus packaged " + target("gone-runner.jar") + ", as "
                        + target("quarkus-artifact.properties")
                        + " says, and it does not exist. Make it anew with 'mvn package'.");
        Files.writeString(target("quarkus-artifact.properties"), "path=shop-runner\ntype=native\n");
        assertThatThrownBy(() -> find(ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Quarkus packaged " + target("shop-runner") + ", of type 'native', which is no jar. Write an"
                                + " own Dockerfile for it, or package a jar: remove quarkus.native.enabled or"
                                + " quarkus.package.type.");
    }

    @Test
    void saysHowToMakeANoteOfQuarkusAnewThatIsNone() throws IOException {
        configured("quarkus-maven-plugin", "<configuration/>");
        Path note = target("quarkus-artifact.properties");
        Files.createDirectories(note.getParent());

        Files.writeString(note, "path=\\u12\n");
        assertThatThrownBy(() -> find(ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(note + " cannot be read: ")
                .hasMessageEndingWith(". Make it anew with 'mvn package'.");
        Files.writeString(note, "#".repeat(5 << 20));
        assertThatThrownBy(() -> find(ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(note + " cannot be read, or is longer than Quarkus writes it. Make it anew with"
                        + " 'mvn package'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kotlin", "groovy", "scala"})
    void knowsSourcesOfOtherLanguages(String language) throws IOException {
        Files.createDirectories(folder.resolve("src/main").resolve(language));

        assertThatThrownBy(() -> find(ImageRequirement.WHERE_POSSIBLE)).hasMessageContaining("has no jar");
    }

    @Test
    void passesOverAModuleWithoutSourcesOnTheCommandLine() throws IOException {
        project.addCompileSourceRoot(folder.resolve("src/main/java").toString());
        assertThat(find(ImageRequirement.WHERE_POSSIBLE)).isEmpty();

        Files.createDirectories(folder.resolve("src/main/java"));
        assertThatThrownBy(() -> find(ImageRequirement.WHERE_POSSIBLE)).hasMessageContaining("has no jar");
    }

    @Test
    void passesOverAPom() {
        project.setPackaging("pom");

        assertThat(find(ImageRequirement.OF_THIS_PROJECT)).isEmpty();
    }

    @Test
    void saysThatAFileIsNoJar() throws IOException {
        Files.createDirectories(target(""));
        Files.writeString(target("user-service-1.0.jar"), "cut off");

        assertThatThrownBy(() -> find(ImageRequirement.OF_THIS_PROJECT))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("user-service-1.0.jar cannot be read as a jar");
    }
}

package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.application.AssemblyFiles;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.AssemblySpec.DescriptorFile;
import io.github.dockermaven.project.AssemblySpec.Inline;
import io.github.dockermaven.project.AssemblySpec.Permissions;
import io.github.dockermaven.project.AssemblySpec.Reference;
import io.github.dockermaven.project.AssemblySpec.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "compares permissions")
class AssemblyRunnerTest {
    /** What maven-assembly-plugin does with its parameters and the folder that it is to fill. */
    private interface Archiving {
        void into(Path folder, Xpp3Dom parameters) throws Exception;
    }

    /** By its name as maven-assembly-plugin's. */
    private static final class EmptyArchiveException extends Exception {}

    /** By its name as maven-assembly-plugin's. */
    private static final class AssemblyReadException extends Exception {
        AssemblyReadException(Exception cause) {
            super("Error reading descriptor: " + cause.getMessage(), cause);
        }
    }

    /** By its name as maven-assembly-plugin's. */
    private static final class DependencyResolutionException extends Exception {
        DependencyResolutionException(String message) {
            super(message);
        }
    }

    @TempDir
    private Path folder;

    private final MavenSession session = mock();
    private MavenProject project;
    private ImageOutput place;
    private MavenProject seen;

    @BeforeEach
    void mockSession() {
        RepositorySystemSession repositorySession = mock();
        when(repositorySession.getLocalRepository()).thenReturn(new LocalRepository(folder.toFile()));
        when(session.clone()).thenReturn(session);
        when(session.getRepositorySession()).thenReturn(repositorySession);
        when(session.getSystemProperties()).thenReturn(new Properties());
        when(session.getUserProperties()).thenReturn(new Properties());
        project = TestProjects.userService(folder);
        when(session.getCurrentProject()).thenReturn(project);
        place = ImageOutput.of(project, Optional.of("users"), "users");
    }

    private Path assemble(Source source, Permissions permissions, Archiving archiving) throws Exception {
        AssemblyPlugin plugin = mock();
        doAnswer(call -> {
                    seen = call.getArgument(1);
                    Xpp3Dom parameters = call.getArgument(2);
                    archiving.into(
                            Path.of(parameters.getChild("outputDirectory").getValue()), parameters);
                    return null;
                })
                .when(plugin)
                .single(eq(session), any(), any());
        AssemblySpec assembly = new AssemblySpec(
                "<assembly>",
                source,
                permissions,
                null,
                AssemblyFiles.of("<assembly>", "maven", Optional.empty(), Optional.empty(), false));
        return new AssemblyRunner(plugin).assemble(assembly, session, place, folder.resolve("src/main/docker"));
    }

    private static Path descriptor(Xpp3Dom parameters) {
        return Path.of(parameters.getChild("descriptors").getChild("descriptor").getValue());
    }

    private Path assemble(Source source) throws Exception {
        return assemble(source, Permissions.KEEP, (target, parameters) -> {});
    }

    private static void file(Path file, String permissions) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "content");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void makesTheFolderAnewWithOneTime() throws Exception {
        file(folder.resolve("target/docker/users/maven/stale/old.jar"), "rw-r--r--");
        file(folder.resolve("precious"), "rw-r--r--");
        Files.createSymbolicLink(folder.resolve("target/docker/users/maven/link"), folder);

        Path assembled = assemble(
                new Reference("src"),
                Permissions.KEEP,
                (target, parameters) -> file(target.resolve("bin/run"), "rw-r-----"));

        assertThat(assembled).isEqualTo(folder.resolve("target/docker/users/maven"));
        try (var files = Files.walk(assembled)) {
            assertThat(files.map(file -> assembled.relativize(file).toString()))
                    .containsExactlyInAnyOrder("", "bin", "bin/run");
        }
        for (String each : new String[] {"", "bin", "bin/run"}) {
            assertThat(Files.getLastModifiedTime(assembled.resolve(each))).isEqualTo(FileTime.fromMillis(0));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(assembled.resolve("bin/run"))))
                .isEqualTo("rw-r-----");
        assertThat(folder.resolve("precious")).exists();
    }

    @Test
    void makesFilesExecutable() throws Exception {
        Path assembled = assemble(
                new Reference("src"),
                Permissions.EXEC,
                (target, parameters) -> file(target.resolve("run"), "rw-r--r--"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(assembled.resolve("run"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void isEmptyWhereADescriptorHasNoFiles() throws Exception {
        Path assembled = assemble(new Reference("src"), Permissions.KEEP, (target, parameters) -> {
            throw new MojoExecutionException("empty", new Exception(new EmptyArchiveException()));
        });

        assertThat(assembled).isEmptyDirectory();
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(strings = {"artifact", "artifact-with-dependencies", "rootWar"})
    void takesTheArtifactOfAnEarlierBuild(String name) throws Exception {
        Path jar = TestProjects.jar(folder.resolve("target/user-service-1.0.jar"), null);

        assemble(new Reference(name), Permissions.KEEP, (target, parameters) -> {
            assertThat(descriptor(parameters)).content().contains("<id>" + name + "</id>", "${project.artifact");
        });

        assertThat(seen.getArtifact().getFile()).isEqualTo(jar.toFile());
        assertThat(project.getArtifact().getFile()).isNull();
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(strings = {"artifact", "artifact-with-dependencies", "rootWar"})
    void needsTheArtifactToBePackaged(String name) throws IOException {
        // As the compiler plugin leaves it.
        project.getArtifact()
                .setFile(Files.createDirectories(folder.resolve("target/classes"))
                        .toFile());

        assertThatThrownBy(() -> assemble(new Reference(name)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly> has the artifact of project user-service, but "
                        + folder.resolve("target/user-service-1.0.jar")
                        + " does not exist. Make it first with 'mvn package',"
                        + " or in the same command: 'mvn package docker:build'.");
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(
            strings = {
                "",
                "<includes><include>shop:user-service</include></includes>",
                "<includes><include>*:user-*</include><include>a:b</include></includes>",
                "<excludes><exclude>shop:orders</exclude></excludes>"
            })
    void needsItForAnOwnDescriptorThatIncludesIt(String filter) {
        assertThatThrownBy(() -> assemble(dependencySet(filter))).hasMessageContaining("has the artifact of project");
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(
            strings = {
                "<useProjectArtifact>false</useProjectArtifact>",
                "<useProjectArtifact>${with.artifact}</useProjectArtifact>",
                "<includes><include>shop:orders</include></includes>",
                "<excludes><exclude>shop:user-service</exclude></excludes>"
            })
    void doesNotNeedItForAnOther(String filter) throws Exception {
        project.getProperties().setProperty("with.artifact", "false");

        assertThat(assemble(dependencySet(filter))).exists();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"src/main/docker/parts/common.xml", "parts/common.xml"})
    void needsItForAComponentOfADescriptorThatIncludesIt(String component) throws Exception {
        Path file = folder.resolve(component);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<component><dependencySets><dependencySet/></dependencySets></component>");
        Path descriptor =
                Files.createDirectories(folder.resolve("src/main/docker")).resolve("all.xml");
        Files.writeString(descriptor, components("parts/common.xml"));

        assertThatThrownBy(() -> assemble(new DescriptorFile("all.xml")))
                .hasMessageContaining("has the artifact of project");
    }

    @Test
    void readsComponentsOfWhatTheProjectHas() throws Exception {
        Path file = Files.writeString(folder.resolve("common.xml"), "<component><fileSets/></component>");
        Inline inline = new Inline(components("${common}.xml"));
        project.getProperties().setProperty("common", "common");
        assertThat(assemble(inline)).exists();

        Files.writeString(file, "<component><fileSets></component>");
        assertThatThrownBy(() -> assemble(inline))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        file + " is not a valid descriptor of maven-assembly-plugin: The element type \"fileSets\" must"
                                + " be terminated by the matching end-tag \"</fileSets>\". Correct it.");
    }

    private static String components(String path) {
        return "<assembly><id>all</id><componentDescriptors><componentDescriptor>" + path
                + "</componentDescriptor></componentDescriptors></assembly>";
    }

    private static Inline dependencySet(String filter) {
        return new Inline(
                "<assembly><dependencySets><dependencySet>" + filter + "</dependencySet></dependencySets></assembly>");
    }

    @Test
    void readsADescriptorBesideTheDockerfilesOrInTheProject() throws Exception {
        Path inProject = Files.writeString(folder.resolve("files.xml"), "<assembly><id>a</id></assembly>");
        assemble(new DescriptorFile("files.xml"), Permissions.KEEP, (target, parameters) -> assertThat(
                        descriptor(parameters))
                .isEqualTo(inProject));

        Path beside = Files.createDirectories(folder.resolve("src/main/docker")).resolve("files.xml");
        Files.writeString(beside, "<assembly><id>a</id></assembly>");
        assemble(new DescriptorFile("files.xml"), Permissions.KEEP, (target, parameters) -> assertThat(
                        descriptor(parameters))
                .isEqualTo(beside));
    }

    @Test
    void givesADescriptorAnIdAndLeavesNoFileOfIt() throws Exception {
        Path file = Files.writeString(folder.resolve("files.xml"), "<assembly><fileSets/></assembly>");
        List<Path> handedOver = new ArrayList<>();
        Archiving noting = (target, parameters) -> {
            handedOver.add(descriptor(parameters));
            assertThat(descriptor(parameters)).hasContent("<assembly><fileSets/><id>docker</id></assembly>");
        };

        assemble(new DescriptorFile("files.xml"), Permissions.KEEP, noting);
        assemble(new Inline("<assembly><fileSets/></assembly>"), Permissions.KEEP, noting);

        assertThat(handedOver).hasSize(2).doesNotContain(file).noneMatch(Files::exists);
        assertThat(file).hasContent("<assembly><fileSets/></assembly>");
    }

    @Test
    void takesADescriptorOfMavenAssemblyPluginByItsName() throws Exception {
        assemble(new Reference("bin"), Permissions.IGNORE, (target, parameters) -> {
            assertThat(parameters
                            .getChild("descriptorRefs")
                            .getChild("descriptorRef")
                            .getValue())
                    .isEqualTo("bin");
            assertThat(parameters.getChild("ignorePermissions").getValue()).isEqualTo("true");
        });
    }

    @Test
    void tellsWhereItLookedForADescriptor() {
        assertThatThrownBy(() -> assemble(new DescriptorFile("files.xml")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly><descriptor>: " + folder.resolve("src/main/docker/files.xml")
                        + " does not exist."
                        + " Correct the path, which is relative to " + folder.resolve("src/main/docker") + ", or to "
                        + folder + ".");
    }

    @Test
    void tellsWhatIsNoXml() {
        assertThatThrownBy(() -> assemble(new Inline("<assembly><files></assembly>")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly><inline> is not a valid descriptor of maven-assembly-plugin: The element type"
                        + " \"files\" must be terminated by the matching end-tag \"</files>\". Correct it.");
    }

    @Test
    void tellsWhatIsWrongInADescriptor() {
        assertThatThrownBy(() -> assemble(
                        new Inline("<assembly><id>a</id><fileSet/></assembly>"),
                        Permissions.KEEP,
                        (target, parameters) -> {
                            throw new MojoExecutionException(
                                    "Error reading assemblies",
                                    new AssemblyReadException(new IOException("Unrecognised tag: 'fileSet' (line 1)")));
                        }))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly><inline> is not a valid descriptor of maven-assembly-plugin: Unrecognised tag:"
                        + " 'fileSet' (line 1). Correct it.");
    }

    @Test
    void tellsWhatWentWrongThatHasNoMessage() {
        assertThatThrownBy(() -> assemble(new Reference("src"), Permissions.KEEP, (target, parameters) -> {
                    throw new MojoExecutionException(
                            "Error reading assemblies", new AssemblyReadException(new IOException()));
                }))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly><descriptorRef> is not a valid descriptor of maven-assembly-plugin: IOException."
                        + " Correct it.");
    }

    @Test
    void wantsAnIdOfADescriptorWithComponents() throws Exception {
        Path file = folder.resolve("src/main/docker/parts.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<assembly><componentDescriptors><componentDescriptor>common.xml</componentDescriptor>"
                        + "</componentDescriptors></assembly>");

        assertThatThrownBy(() -> assemble(new DescriptorFile("parts.xml")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        file + " has <componentDescriptors>, which are looked for beside it, but no <id>, with which"
                                + " alone maven-assembly-plugin takes it from where it is. Give it one, whatever it is.");
    }

    @Test
    void tellsWhatCannotBeResolved() {
        assertThatThrownBy(() -> assemble(new Reference("dependencies"), Permissions.KEEP, (target, parameters) -> {
                    throw new MojoExecutionException(
                            "Failed to create assembly: Unable to resolve dependencies for assembly 'docker'",
                            new DependencyResolutionException("Could not find artifact shop:money:jar:1.0"));
                }))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly> needs dependencies that cannot be resolved: Could not find artifact"
                        + " shop:money:jar:1.0. Correct <dependencies>, or make those that are of this build in the same"
                        + " command: 'mvn package docker:build'.");
    }

    @Test
    void tellsWhatElseTheGoalRefuses() {
        assertThatThrownBy(() -> assemble(new Reference("src"), Permissions.KEEP, (target, parameters) -> {
                    throw new MojoExecutionException(
                            "Failed to create assembly: Error adding file to archive: a.txt isn't a file.");
                }))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "<assembly> cannot be put together: Error adding file to archive: a.txt isn't a file. Correct its"
                                + " descriptor, or make first what it names.");
    }
}

package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.application.AssembledFiles;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.project.Assembly.DescriptorFile;
import io.github.dockermaven.project.Assembly.Inline;
import io.github.dockermaven.project.Assembly.Permissions;
import io.github.dockermaven.project.Assembly.Reference;
import io.github.dockermaven.project.Assembly.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.assembly.archive.ArchiveCreationException;
import org.apache.maven.plugins.assembly.archive.AssemblyArchiver;
import org.apache.maven.plugins.assembly.artifact.DependencyResolutionException;
import org.apache.maven.plugins.assembly.model.FileItem;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.archiver.exceptions.EmptyArchiveException;
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
class ImageAssemblerTest {
    /** What the library does with a descriptor and the folder that it is to fill. */
    private interface Archiving {
        void into(Path folder, org.apache.maven.plugins.assembly.model.Assembly descriptor) throws Exception;
    }

    @TempDir
    private Path folder;

    private final MavenSession session = mock();
    private MavenProject project;
    private ImagePlace place;

    @BeforeEach
    void mockSession() {
        RepositorySystemSession repositorySession = mock();
        when(repositorySession.getLocalRepository()).thenReturn(new LocalRepository(folder.toFile()));
        when(session.getRepositorySession()).thenReturn(repositorySession);
        when(session.getSystemProperties()).thenReturn(new Properties());
        when(session.getUserProperties()).thenReturn(new Properties());
        project = TestProjects.userService(folder);
        place = ImagePlace.of(project, "users", "users", false);
    }

    private Path assemble(Source source, Permissions permissions, Archiving archiving) throws Exception {
        AssemblyArchiver archiver = mock();
        when(archiver.createArchive(any(), eq("maven"), eq("dir"), any(), any()))
                .thenAnswer(call -> {
                    AssemblerSource config = call.getArgument(3);
                    Path target = config.getOutputDirectory().toPath().resolve("maven");
                    archiving.into(target, call.getArgument(0));
                    return target.toFile();
                });
        Assembly assembly = new Assembly(
                "<assembly>", source, permissions, null, AssembledFiles.of("<assembly>", "maven", null, null, false));
        return new ImageAssembler(() -> archiver, () -> null)
                .assemble(assembly, session, place, folder.resolve("src/main/docker"));
    }

    private Path assemble(Source source) throws Exception {
        return assemble(source, Permissions.KEEP, (target, descriptor) -> {});
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
                (target, descriptor) -> file(target.resolve("bin/run"), "rw-r-----"));

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
                (target, descriptor) -> file(target.resolve("run"), "rw-r--r--"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(assembled.resolve("run"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void isEmptyWhereADescriptorHasNoFiles() throws Exception {
        Path assembled = assemble(new Reference("src"), Permissions.KEEP, (target, descriptor) -> {
            throw new ArchiveCreationException("empty", new EmptyArchiveException("archive cannot be empty"));
        });

        assertThat(assembled).isEmptyDirectory();
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(strings = {"artifact", "artifact-with-dependencies", "rootWar"})
    void takesTheArtifactOfAnEarlierBuild(String name) throws Exception {
        Path jar = TestProjects.jar(folder.resolve("target/user-service-1.0.jar"), null);

        assemble(new Reference(name), Permissions.KEEP, (target, descriptor) -> {
            FileItem file = descriptor.getFiles().get(0);
            assertThat(folder.resolve(file.getSource())).isEqualTo(jar);
            assertThat(file.getDestName()).isEqualTo(name.equals("rootWar") ? "ROOT.war" : "user-service-1.0.jar");
        });

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
                "<includes><include>shop:orders</include></includes>",
                "<excludes><exclude>shop:user-service</exclude></excludes>"
            })
    void doesNotNeedItForAnOther(String filter) throws Exception {
        assertThat(assemble(dependencySet(filter))).exists();
    }

    private static Inline dependencySet(String filter) {
        return new Inline(
                "<assembly><dependencySets><dependencySet>" + filter + "</dependencySet></dependencySets></assembly>");
    }

    @Test
    void readsADescriptorBesideTheDockerfilesOrInTheProject() throws Exception {
        Files.writeString(
                folder.resolve("files.xml"), "<assembly><id>a</id><baseDirectory>project</baseDirectory></assembly>");
        Archiving inProject = (target, descriptor) ->
                assertThat(descriptor.getBaseDirectory()).isEqualTo("project");
        assemble(new DescriptorFile("files.xml"), Permissions.KEEP, inProject);

        Path beside = Files.createDirectories(folder.resolve("src/main/docker")).resolve("files.xml");
        Files.writeString(beside, "<assembly><id>a</id><baseDirectory>docker</baseDirectory></assembly>");
        Archiving inDocker = (target, descriptor) ->
                assertThat(descriptor.getBaseDirectory()).isEqualTo("docker");
        assemble(new DescriptorFile("files.xml"), Permissions.KEEP, inDocker);
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
    void tellsWhatIsWrongInADescriptor() {
        assertThatThrownBy(() -> assemble(new Inline("<assembly><fileSet/></assembly>")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "<assembly><inline> is not a valid descriptor of maven-assembly-plugin: Unrecognised tag: 'fileSet' (")
                .hasMessageEndingWith("). Correct it.");
    }

    @Test
    void tellsWhatCannotBeResolved() {
        assertThatThrownBy(() -> assemble(new Reference("dependencies"), Permissions.KEEP, (target, descriptor) -> {
                    throw new ArchiveCreationException(
                            "Unable to resolve dependencies for assembly 'docker'",
                            new DependencyResolutionException("Could not find artifact shop:money:jar:1.0", null));
                }))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly> needs dependencies that cannot be resolved: Could not find artifact"
                        + " shop:money:jar:1.0. Correct <dependencies>, or make those that are of this build in the same"
                        + " command: 'mvn package docker:build'.");
    }

    @Test
    void tellsWhatElseTheLibraryRefuses() {
        assertThatThrownBy(() -> assemble(new Reference("src"), Permissions.KEEP, (target, descriptor) -> {
                    throw new ArchiveCreationException("Error adding file to archive: a.txt isn't a file.");
                }))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "<assembly> cannot be put together: Error adding file to archive: a.txt isn't a file. Correct its"
                                + " descriptor, or make first what it names.");
    }
}

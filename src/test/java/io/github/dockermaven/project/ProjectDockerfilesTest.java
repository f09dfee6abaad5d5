package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.application.ApplicationLayout;
import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.application.TestOptions;
import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectDockerfilesTest {
    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private FakeSession fake;
    private MavenProject project;
    private ProjectDockerfiles dockerfiles;

    @BeforeEach
    void aRunnableProject() throws IOException {
        fake = FakeSession.in(folder);
        project = fake.project();
        dockerfiles = new ProjectDockerfiles(new ApplicationDockerfiles(
                new ApplicationFinder(new ClassPaths(null)), new LinkedRuntimes(fake::session)));
        TestProjects.jar(folder.resolve("target/user-service-1.0.jar"), "Main");
    }

    private static DockerfileOptions options(String from) {
        return TestOptions.from(from).options();
    }

    private Optional<Path> provide(String dockerfile, Path contextDir) {
        return provide(dockerfile, contextDir, options("base:1"));
    }

    private Optional<Path> provide(String dockerfile, Path contextDir, DockerfileOptions options) {
        DockerfileRequest request = new DockerfileRequest(
                fake.session(),
                FakeSession.execution("build"),
                Optional.ofNullable(dockerfile),
                contextDir,
                contextDir,
                options,
                name -> null);
        return dockerfiles.provide(ImageOutput.of(project), request, progress);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "FROM scratch\n");
    }

    @Test
    void writesOneForTheJar() throws IOException {
        Path written = provide(null, folder).orElseThrow();

        assertThat(written)
                .isEqualTo(folder.resolve("target/docker/Dockerfile"))
                .hasContent("""
                FROM base:1
                VOLUME /tmp
                COPY target/user-service-1.0.jar app.jar
                ENTRYPOINT ["java","-jar","app.jar"]
                """);
    }

    private static void hide(Path... files) throws IOException {
        for (Path file : files) {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void copiesAJarThatNotEverybodyMayRead() throws IOException {
        hide(folder.resolve("target/user-service-1.0.jar"), folder.resolve("target"));

        Path written = provide(null, folder).orElseThrow();

        assertThat(written).content().contains("COPY target/docker/readable/user-service-1.0.jar app.jar\n");
        Path copy = folder.resolve("target/docker/readable/user-service-1.0.jar");
        assertThat(copy).hasSameBinaryContentAs(folder.resolve("target/user-service-1.0.jar"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void copiesAQuarkusApplicationThatNotEverybodyMayRead() throws IOException {
        Path app = Files.createDirectories(folder.resolve("target/quarkus-app"));
        Files.write(app.resolve("quarkus-run.jar"), new byte[1]);
        Files.write(Files.createDirectories(app.resolve("lib/main")).resolve("a.jar"), new byte[1]);
        hide(app.resolve("lib/main/a.jar"), app.resolve("lib/main"), app.resolve("lib"), app);
        Plugin quarkus = new Plugin();
        quarkus.setArtifactId("quarkus-maven-plugin");
        project.getBuild().addPlugin(quarkus);

        Path written = provide(null, folder).orElseThrow();

        assertThat(written)
                .content()
                .contains(
                        "COPY target/docker/readable/quarkus-app/lib/ lib/\n",
                        "COPY target/docker/readable/quarkus-app/quarkus-run.jar quarkus-run.jar\n");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("target/docker/readable/quarkus-app/lib/main"))))
                .isEqualTo("rwxr-xr-x");
    }

    @ParameterizedTest
    @CsvSource({"1000, COPY --chown=1000", "1000:50, COPY --chown=1000", "app, COPY", "0, COPY"})
    void givesFurtherFilesToTheImagesUser(String user, String copy) throws IOException {
        hide(Files.writeString(folder.resolve("key.jks"), "secret"));
        Optional<Path> provided = provide(
                null,
                folder,
                TestOptions.from("base:1").copy("key.jks").user(user).options());

        assertThat(provided.orElseThrow()).content().contains("\n" + copy + " key.jks key.jks\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dockerfile", "src/main/docker/dockerfile"})
    void takesOneInLowerCaseAsDockerDoes(String name) throws IOException {
        Path own = write(name);

        assertThat(provide(null, folder)).hasValue(own);
    }

    @Test
    void namesAContextThatHasAnOutputFolderElsewhere() throws IOException {
        Files.createDirectories(folder.resolve("project"));
        project.getBuild().setDirectory(folder.resolve("project/../out").toString());
        TestProjects.jar(folder.resolve("out/user-service-1.0.jar"), "Main");
        project.setFile(folder.resolve("project/pom.xml").toFile());

        assertThatThrownBy(() -> provide(null, folder.resolve("project")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The application " + folder.resolve("out/user-service-1.0.jar")
                        + " is not in the build context " + folder.resolve("project")
                        + ". Set docker.contextDir to a folder that has it, for example " + folder.resolve("out")
                        + ".");
        assertThat(provide(null, folder.resolve("out"))).hasValue(folder.resolve("out/docker/Dockerfile"));
    }

    @Test
    void writesSourcesRelativeToTheContext() throws IOException {
        Path written = provide(null, folder.resolve("target")).orElseThrow();

        assertThat(written).content().contains("COPY user-service-1.0.jar app.jar");
    }

    @Test
    void namesFilesWithoutTheLinksThatLeadToThem() throws IOException {
        Files.move(folder.resolve("target"), folder.resolve(".fast"));
        Files.createSymbolicLink(folder.resolve("target"), Path.of(".fast"));
        write("etc/app.yml");
        Files.createSymbolicLink(folder.resolve("conf"), Path.of("etc"));

        Path written = requestOf("conf/app.yml").orElseThrow();

        assertThat(written)
                .content()
                .contains("COPY etc/app.yml app.yml\n", "COPY .fast/user-service-1.0.jar app.jar\n");
        assertThat(folder.resolve("target/docker/Dockerfile.dockerignore")).hasContent("""
                *
                !etc/app.yml
                !.fast/user-service-1.0.jar
                """);
    }

    @Test
    void saysThatALinkLeadsOutOfTheContext() throws IOException {
        Path context = Files.createDirectory(folder.resolve("context"));
        Files.createSymbolicLink(context.resolve("target"), folder.resolve("target"));
        project.getBuild().setDirectory(context.resolve("target").toString());

        assertThatThrownBy(() -> provide(null, context))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The application " + context.resolve("target/user-service-1.0.jar")
                        + " is not in the build context " + context
                        + ": it is a symbolic link, or in one, and leads to "
                        + folder.resolve("target/user-service-1.0.jar")
                        + ". Set docker.contextDir to a folder that has it, for example " + folder.resolve("target")
                        + ".");
    }

    @Test
    void saysThatALinkToACopiedFileLeadsOutOfTheContext() throws IOException {
        Files.createSymbolicLink(folder.resolve("hosts"), Path.of("/etc/hosts"));

        assertThatThrownBy(() -> requestOf("hosts"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("copy: hosts is a symbolic link, or in one, and leads to /etc/hosts, which is not in the"
                        + " build context " + folder + ". Copy the file into it, or set docker.contextDir to a folder"
                        + " that has both.");
    }

    /** What is there may be somebody's own files. */
    @Test
    void writesNothingWhereALinkLeads() throws IOException {
        write("docker/Dockerfile");
        Files.createSymbolicLink(folder.resolve("target/docker"), folder.resolve("docker"));

        assertThatThrownBy(() -> provide(null, folder))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        folder.resolve("target/docker") + " is a symbolic link, and the files that it leads to would"
                                + " be changed or deleted. Delete the link; the folder that has all of a project's output may be"
                                + " one.");
        assertThat(folder.resolve("docker/Dockerfile")).hasContent("FROM scratch\n");
    }

    private Optional<Path> requestOf(String copied) {
        return provide(null, folder, TestOptions.from("base:1").copy(copied).options());
    }

    @Test
    void keepsToTheIgnoreFileOfTheContext() throws IOException {
        Files.writeString(folder.resolve(".dockerignore"), "\uFEFFtarget\n");

        provide(null, folder);

        assertThat(folder.resolve("target/docker/Dockerfile.dockerignore")).hasContent("""
                *
                # from .dockerignore
                target
                !target/user-service-1.0.jar
                """);
    }

    @Test
    void saysThatAFurtherFileIsMissing() {
        DockerfileOptions options =
                TestOptions.from("base:1").copy("key.jks:/etc/").options();

        assertThatThrownBy(() -> provide(null, folder, options))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("copy: key.jks is not in the build context " + folder
                        + ". Make that file first, or correct docker.copy.");
    }

    @Test
    void saysThatFilesOfTheMachineAreNoneOfTheContext() {
        assertThatThrownBy(() -> requestOf("/etc/hosts"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("copy: /etc/hosts is not in the build context " + folder
                        + ". A path that begins with / is one in"
                        + " the context, not one of this machine: only what is in the context can be copied. Put the file"
                        + " there first, and write its path there.");
        assertThatThrownBy(() -> requestOf("C:\\keys\\a.jks:/keys/"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "copy: C:\\keys\\a.jks:/keys/ is not in the build context " + folder
                                + ". Only what is in the context can be copied. Put the file there first, and write its path there.");
    }

    @Test
    void saysHowAFileOfTheContextIsNamed() throws IOException {
        write("conf/app.yml");

        assertThatThrownBy(() -> requestOf(folder.resolve("conf/app.yml") + ":/etc/"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("copy: " + folder.resolve("conf/app.yml") + " is not in the build context " + folder
                        + ". A path that begins with / is one in the context, not one of this machine: only what is in the"
                        + " context can be copied. Write 'conf/app.yml'.");
        assertThat(requestOf("/conf/app.yml:/etc/").orElseThrow()).content().contains("COPY /conf/app.yml /etc/");
    }

    /** What is laid out and linked costs time, and what is written stays. */
    @ParameterizedTest
    @ValueSource(strings = {"jvmArgs", "user", "healthcheck"})
    void checksAllBeforeItWritesAnything(String mistake) {
        TestOptions options =
                TestOptions.from(null).layout(ApplicationLayout.LAYERS).linked(List.of("java.base"));
        switch (mistake) {
            case "jvmArgs" -> options.jvmArgs("Xmx64m");
            case "user" -> options.user("1:2:3");
            default -> options.healthcheck(Command.shell("curl localhost"));
        }

        assertThatThrownBy(() -> provide(null, folder, options.options()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(mistake);
        assertThat(folder.resolve("target/docker")).doesNotExist();
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void leavesAFileThatNeedsNoChange() throws IOException {
        Path written = provide(null, folder).orElseThrow();
        FileTime past = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(written, past);

        provide(null, folder);

        assertThat(Files.getLastModifiedTime(written)).isEqualTo(past);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "src/main/docker/Dockerfile"})
    void prefersTheProjectsOwn(String place) throws IOException {
        Path own = write(place);

        assertThat(provide(null, folder)).contains(own);
        assertThat(folder.resolve("target/docker")).doesNotExist();
    }

    @Test
    void takesTheOneThatIsNamedEvenOutsideTheProject() throws IOException {
        write("Dockerfile");
        Path named = write("../" + folder.getFileName() + "/docker/Dev");

        assertThat(provide("../" + folder.getFileName() + "/docker/Dev", folder))
                .contains(named.normalize());
    }

    @Test
    void writesOneIfToldToThoughThereIsAnOwn() throws IOException {
        write("Dockerfile");

        assertThat(provide("generated", folder)).contains(folder.resolve("target/docker/Dockerfile"));
    }

    @ParameterizedTest
    @CsvSource({"missing, does not exist", "target, is not a file"})
    void saysThatTheNamedOneIsNone(String name, String cause) {
        assertThatThrownBy(() -> provide(name, folder))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Dockerfile " + folder.resolve(name) + " " + cause + ". Correct docker.dockerfile (a path"
                        + " relative to the project's folder), or set it to 'generated'.");
    }

    @Test
    void saysThatTheJarIsOutsideTheContext() {
        assertThatThrownBy(() -> provide(null, folder.resolve("src")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("is not in the build context " + folder.resolve("src"))
                .hasMessageContaining("Set docker.contextDir");
    }

    @Test
    void saysWhatIsInTheWay() throws IOException {
        Files.writeString(folder.resolve("target/docker"), "a file in the folder's place");

        assertThatThrownBy(() -> provide(null, folder))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(folder.resolve("target/docker/Dockerfile.dockerignore") + " cannot be written: "
                        + folder.resolve("target/docker") + " is not a folder. Delete it.");
    }

    private Optional<Path> layered(Path contextDir) {
        DockerfileOptions options =
                TestOptions.from("base:1").layout(ApplicationLayout.LAYERS).options();
        return provide(null, contextDir, options);
    }

    @Test
    void laysOutTheLayersOfTheJar() throws IOException {
        TestProjects.layeredJar(
                folder.resolve("target/user-service-1.0.jar"), "org.springframework.boot.loader.launch.JarLauncher");

        Path written = layered(folder).orElseThrow();

        assertThat(written).hasContent("""
                FROM base:1
                VOLUME /tmp
                WORKDIR /application
                COPY target/docker/layers/application/ ./
                ENTRYPOINT ["java","org.springframework.boot.loader.launch.JarLauncher"]
                """);
        assertThat(folder.resolve("target/docker/Dockerfile.dockerignore")).hasContent("""
                *
                !target/docker/layers/application/
                """);
        assertThat(folder.resolve("target/docker/layers/application/META-INF/MANIFEST.MF"))
                .exists();
    }

    @Test
    void saysThatTheLayersAreOutsideTheContext() {
        Path classes = folder.resolve("target/classes");
        assertThatThrownBy(() -> layered(classes))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "The application " + folder.resolve("target/docker/layers") + " is not in the build context "
                                + classes + ". Set docker.contextDir to a folder that has it, for example "
                                + folder.resolve("target/docker") + ".");
    }

    @Test
    void saysThatTheJarHasNoLayers() throws IOException {
        TestProjects.springBootJar(folder.resolve("target/user-service-1.0.jar"));

        assertThatThrownBy(() -> layered(folder))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("The layout 'layers' needs a layered Spring Boot jar, and "
                        + folder.resolve("target/user-service-1.0.jar") + " has no layers.idx");
        assertThat(folder.resolve("target/docker")).doesNotExist();
    }

    @Test
    void choosesTheBaseImageByTheClassToStart() throws IOException {
        project.getProperties().setProperty("maven.compiler.release", "17");
        TestProjects.jarOfRelease(folder.resolve("target/user-service-1.0.jar"), 21);

        Path written = provide(null, folder, options(null)).orElseThrow();

        assertThat(written).content().startsWith("FROM eclipse-temurin:21-jre\n");
    }

    private Optional<Path> linked(String from, String dockerfile) {
        DockerfileOptions options =
                TestOptions.from(from).linked(List.of("java.base")).options();
        return provide(dockerfile, folder, options);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void writesOneWithALinkedRuntime() throws IOException {
        Path written = linked(null, null).orElseThrow();

        assertThat(written).hasContent("""
                FROM scratch
                COPY target/docker/runtime/ /
                ENV JAVA_HOME=/opt/java \\
                    PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin \\
                    LANG=C.UTF-8
                VOLUME /tmp
                COPY target/user-service-1.0.jar app.jar
                USER 65532:65532
                ENTRYPOINT ["java","-jar","app.jar"]
                """);
        assertThat(folder.resolve("repository/.cache/docker-maven-plugin/runtimes"))
                .isNotEmptyDirectory();
    }

    @Test
    void refusesALinkedRuntimeOnABaseImage() {
        assertThatThrownBy(() -> linked("base:1", null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "docker.runtime is jlink, which makes Java instead of a base image, and from is 'base:1'. Remove"
                                + " one of the two.");
        assertThat(folder.resolve("target/docker")).doesNotExist();
    }

    @Test
    void refusesALinkedRuntimeForAnOwnDockerfile() throws IOException {
        write("Dockerfile");

        assertThatThrownBy(() -> linked(null, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "docker.runtime is jlink, which is for a Dockerfile that is written, and Dockerfile is used as it"
                                + " is. Remove docker.runtime, or set docker.dockerfile to 'generated'.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesALinkedRuntimeThatIsTooOld() throws IOException {
        Path jar = TestProjects.jarOfRelease(folder.resolve("target/user-service-1.0.jar"), 99);

        assertThatThrownBy(() -> linked(null, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("The application needs Java 99, for which class shop/Main.class of " + jar
                        + " is compiled. docker.runtime is jlink, which makes a run-time of ");
        assertThat(folder.resolve("target/docker")).doesNotExist();
    }
}

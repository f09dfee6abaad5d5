package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A link beside the application may not bring a file of elsewhere into the image. */
class LaidOutLinksTest {
    @TempDir
    Path folder;

    private Path project;
    private Path secret;
    private PackagedJar app;

    @BeforeEach
    void aJarAndAFileOutside() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("project"));
        secret = Files.writeString(folder.resolve("secret"), "secret");
        app = TestJars.packaged(jar(project.resolve("target/app.jar")), "Main");
    }

    private static Path jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry("Main.class"));
        }
        return file;
    }

    private Path link(String name, Path target) throws IOException {
        Path link = project.resolve(name);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, target);
    }

    private void layOut(PackagedApplication application, ApplicationLayout layout) {
        application.in(
                new ContextFolder(project, project.resolve("target/docker"), project, new RecordedProgress()),
                TestOptions.from("base:1").layout(layout).options());
    }

    private ThinJar withLibrary(Path library, boolean byManifest) {
        return new ThinJar(
                app, Optional.empty(), List.of(new Library("lib/l.jar", library, false, byManifest)), byManifest, "");
    }

    private static String refused(Path link, Path target, Path project) {
        return link + " is a link that leads to " + target + ", out of the project's folder " + project
                + ". Put the file itself there instead of the link.";
    }

    @ParameterizedTest
    @EnumSource(ApplicationLayout.class)
    void refusesALibraryThatLeadsOut(ApplicationLayout layout) throws IOException {
        Path library = link("target/lib/l.jar", secret);

        assertThatThrownBy(() -> layOut(withLibrary(library, true), layout))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(refused(library, secret, project));
        assertThat(project.resolve("target/docker")).doesNotExist();
    }

    @Test
    void refusesALibraryInAFolderThatLeadsOut() throws IOException {
        Path library = link("target/lib", folder).resolve("secret");

        assertThatThrownBy(() -> layOut(withLibrary(library, true), ApplicationLayout.JAR))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(refused(library, secret, project));
    }

    @Test
    void refusesAnApplicationThatLeadsOut() throws IOException {
        Path outside = jar(folder.resolve("outside.jar"));
        Path link = link("target/linked.jar", outside);
        PackagedJar linked = TestJars.packaged(link, TestJars.SPRING_BOOT);

        for (PackagedApplication application : List.of(
                new ThinJar(linked, Optional.empty(), List.of(), false, ""),
                new SelfContainedJar(linked, Optional.empty(), ""),
                new ContainedWar(link, ServletContainer.TOMCAT))) {
            assertThatThrownBy(() -> layOut(application, ApplicationLayout.LAYERS))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(refused(link, outside, project));
        }
    }

    @Test
    void followsALinkWithinTheProject() throws IOException {
        Path library = link("target/lib/l.jar", jar(project.resolve("libs/l.jar")));

        layOut(withLibrary(library, true), ApplicationLayout.JAR);

        assertThat(project.resolve("target/docker/libraries/lib/l.jar"))
                .isRegularFile()
                .hasSameBinaryContentAs(project.resolve("libs/l.jar"));
    }

    /** Some keep the files of a local repository in a store that it has links to. */
    @Test
    void followsLinksOfALocalRepository() throws IOException {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        Path library = Files.createSymbolicLink(repository.resolve("l.jar"), jar(folder.resolve("store/l.jar")));

        layOut(withLibrary(library, false), ApplicationLayout.JAR);

        assertThat(project.resolve("target/docker/libraries/lib/l.jar"))
                .hasSameBinaryContentAs(folder.resolve("store/l.jar"));
    }
}

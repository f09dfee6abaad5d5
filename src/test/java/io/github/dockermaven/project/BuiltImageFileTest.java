package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.builder.BuiltImage;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltImageFileTest {
    private static final ImageReference NAME = ImageReference.parse("localhost:5000/users:1.0");
    private static final ImageReference LATEST = NAME.withTag("latest");

    @TempDir
    Path target;

    private final MavenProject project = new MavenProject();

    @BeforeEach
    void buildIntoTarget() {
        project.getModel().setBuild(new Build());
        project.getBuild().setDirectory(target.toString());
    }

    @Test
    void reachesTheRestOfTheBuildAndOtherPrograms() throws IOException {
        built(List.of(NAME, LATEST)).withDigest("sha256:2").write(ImageOutput.of(project));

        assertThat(project.getProperties())
                .containsEntry("docker.image.name", "localhost:5000/users:1.0")
                .containsEntry("docker.image.id", "sha256:1")
                .containsEntry("docker.image.digest", "sha256:2")
                .containsEntry("docker.image.tags", "localhost:5000/users:1.0,localhost:5000/users:latest");
        assertThat(Files.readString(target.resolve("docker/image.properties"))).isEqualTo("""
                        name=localhost:5000/users:1.0
                        id=sha256:1
                        digest=sha256:2
                        tags=localhost:5000/users:1.0,localhost:5000/users:latest
                        destination=engine
                        archive=
                        """);
    }

    @Test
    void refusesWhatNeedsAnEngineForAnImageInAnArchive() {
        String archive = "C:\\target\\docker\\users-1.0.tar";
        BuiltImageFile.of(new BuiltImage(
                        List.of(NAME),
                        "sha256:1",
                        Destination.ARCHIVE,
                        Optional.empty(),
                        Optional.of(Path.of(archive)),
                        false,
                        true))
                .write(ImageOutput.of(project));
        BuiltImageFile found =
                BuiltImageFile.read(ImageOutput.of(project), NAME).orElseThrow();

        assertThat(project.getProperties()).containsEntry("docker.image.archive", archive);
        assertThatThrownBy(() -> found.requireEngine("pushed", "docker.skip.push"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image " + NAME + " cannot be pushed: docker:build put it into archive " + archive
                        + ", not into an engine. Build it with docker.destination set to engine, or set"
                        + " docker.skip.push to true.");
        built(List.of(NAME)).requireEngine("pushed", "docker.skip.push");
    }

    @Test
    void tellsWhereAnImageIsThatNoEngineHas() {
        BuiltImageFile archived = BuiltImageFile.of(new BuiltImage(
                List.of(NAME),
                "sha256:1",
                Destination.ARCHIVE,
                Optional.empty(),
                Optional.of(Path.of("users.tar")),
                false,
                true));
        String older = ", not into an engine. One that an engine has of this name is removed by -Ddocker.image=" + NAME;

        assertThat(archived.elsewhere(Destination.ENGINE))
                .hasValue("docker:build put image " + NAME + " into archive users.tar" + older);
        assertThat(BuiltImageFile.named(List.of(NAME)).elsewhere(Destination.REGISTRY))
                .hasValue("docker:build puts image " + NAME + " into a registry" + older);
        assertThat(BuiltImageFile.named(List.of(NAME)).elsewhere(Destination.ENGINE))
                .isEmpty();
        assertThat(built(List.of(NAME)).elsewhere(Destination.REGISTRY)).isEmpty();
    }

    @Test
    void tellsWhatIsInItsRegistryAlready() {
        Digest digest = Digest.of(new byte[0]);
        BuiltImageFile.of(new BuiltImage(
                        List.of(NAME),
                        "sha256:1",
                        Destination.REGISTRY,
                        Optional.of(digest),
                        Optional.empty(),
                        false,
                        true))
                .write(ImageOutput.of(project));
        BuiltImageFile found =
                BuiltImageFile.ofRegistry(ImageOutput.of(project), NAME).orElseThrow();

        assertThat(found.digest()).isEqualTo(digest.toString());
        assertThatThrownBy(() -> found.requireEngine("tagged", "docker.skip.tag"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image " + NAME + " cannot be tagged: docker:build put it into its registry, not into an"
                        + " engine. Build it with docker.destination set to engine, or set docker.skip.tag to true.");
        found.requireNames(List.of(NAME));
        assertThatThrownBy(() -> found.requireNames(List.of(NAME, LATEST)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Image " + NAME + " cannot be pushed as " + LATEST + ": docker:build put it straight into its"
                                + " registry, as " + NAME
                                + ". Give docker:build all names, or build it with docker.destination set to engine.");
        built(List.of(NAME)).write(ImageOutput.of(project));
        assertThat(BuiltImageFile.ofRegistry(ImageOutput.of(project), NAME)).isEmpty();
    }

    private static BuiltImageFile built(List<ImageReference> names) {
        return BuiltImageFile.of(
                new BuiltImage(names, "sha256:1", Destination.ENGINE, Optional.empty(), Optional.empty(), false, true));
    }

    @Test
    void keepsTheLinesOfOthersFromBecomingItsOwn() {
        String id = " sha256:1\r\nname=other\ndigest=\\u0041";
        BuiltImageFile written = built(List.of(NAME)).withId(id);
        written.write(ImageOutput.of(project));

        assertThat(BuiltImageFile.read(ImageOutput.of(project), NAME)).contains(written);
    }

    @Test
    void isReadByLaterGoals() {
        BuiltImageFile written = built(List.of(NAME, LATEST));
        written.write(ImageOutput.of(project));

        assertThat(BuiltImageFile.read(ImageOutput.of(project), NAME)).contains(written);
        assertThat(written.references()).containsExactly(NAME, LATEST);
    }

    @Test
    void isFoundWithTheNamesThatAreConfigured() {
        built(List.of(NAME, LATEST)).withDigest("sha256:d").write(ImageOutput.of(project));

        BuiltImageFile found = BuiltImageFile.find(
                        ImageOutput.of(project), List.of(NAME, NAME.withTag("stable")), ImageRequirement.IF_PACKAGED)
                .orElseThrow();

        assertThat(found.references()).containsExactly(NAME, LATEST, NAME.withTag("stable"));
        assertThat(found.withId("sha256:1").digest()).isEqualTo("sha256:d");
        assertThat(found.withId("sha256:2").digest()).isEmpty();
    }

    @Test
    void isMadeUpUnlessTheLifecycleMadeNone() {
        assertThat(BuiltImageFile.find(ImageOutput.of(project), List.of(NAME), ImageRequirement.IF_PACKAGED))
                .isEmpty();
        assertThat(BuiltImageFile.find(ImageOutput.of(project), List.of(NAME), ImageRequirement.OF_THIS_PROJECT))
                .contains(BuiltImageFile.named(List.of(NAME)));
    }

    @Test
    void isNotTakenForAnotherImages() {
        built(List.of(NAME)).write(ImageOutput.of(project));

        assertThat(BuiltImageFile.read(ImageOutput.of(project), NAME.withTag("2.0")))
                .isEmpty();
    }

    @Test
    void isNotReadIfItIsLongerThanAnyThatIsWritten() throws IOException {
        built(List.of(NAME)).write(ImageOutput.of(project));
        Path file = target.resolve("docker/image.properties");
        Files.writeString(file, "#".repeat(5 << 20));

        assertThatThrownBy(() -> BuiltImageFile.read(ImageOutput.of(project), NAME))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(file + " cannot be read, or is longer than it is written here. Delete it.");
    }

    @Test
    void isEmptyBeforeTheFirstBuild() {
        assertThat(BuiltImageFile.read(ImageOutput.of(project), NAME)).isEmpty();
    }

    @Test
    void saysWhichFileCannotBeWritten() throws IOException {
        Files.writeString(target.resolve("docker"), "a file in the folder's place");

        assertThatThrownBy(() -> built(List.of(NAME)).write(ImageOutput.of(project)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("image.properties cannot be written")
                .hasMessageContaining("is not a folder. Delete it.");
    }
}

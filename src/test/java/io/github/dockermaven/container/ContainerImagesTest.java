package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.EnginePull;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ContainerImagesTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
    }

    private Map<ContainerRequest, String> provide(TestRequest... containers) {
        List<ContainerRequest> all =
                Stream.of(containers).map(TestRequest::build).toList();
        EnginePull pull = new EnginePull(session.images(), Credentials.NONE);
        return new ContainerImages(session, () -> pull, new RecordedProgress()).provide(all);
    }

    @Test
    void areThoseOfTheEngine() {
        assertThat(provide(TestRequest.of("web"), TestRequest.of("db").platform("linux/amd64"))
                        .values())
                .containsExactly("sha256:1", "sha256:1");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void anotherPlatformsImageIsNone() {
        assertThatThrownBy(() ->
                        provide(TestRequest.of("web").platform("linux/arm64").ofBuild()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "Image shop/web:1.0 of container 'web', for linux/arm64, is not in the engine at ");
        engine.answer("POST /images/create", "404 Not Found", "manifest unknown");
        assertThatThrownBy(() -> provide(TestRequest.of("web").platform("linux/arm64")))
                .hasMessageContaining("cannot be pulled");
    }

    @Test
    void isNotPulledIfItIsBuiltFromAFolder() {
        String folder = "/shop/web";
        assertThat(provide(TestRequest.of("web").builtFrom(folder)).values()).containsExactly("sha256:1");
        assertThatThrownBy(() ->
                        provide(TestRequest.of("web").platform("linux/arm64").builtFrom(folder)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(", and is built from " + folder
                        + ". Build it with 'mvn docker:build', or all at once with 'mvn docker:build docker:start'; in a folder"
                        + " without a POM with 'docker compose build web'.");
        assertThat(engine.changes()).isEmpty();
    }

    /** The second would take the name of the first, or be the first. */
    @Test
    void oneNameForTwoPlatformsIsAnErrorWhereAnEngineKeepsOne() {
        assertThatThrownBy(() -> provide(
                        TestRequest.of("web").platform("linux/amd64"),
                        TestRequest.of("web").platform("linux/arm64")))
                .hasMessageStartingWith("The containers 'web' and 'web' run image shop/web:1.0 for different platforms"
                        + " (linux/amd64 and linux/arm64), and the engine at ")
                .hasMessageEndingWith(
                        " keeps an image for one platform by a name. Give one of them an image with another"
                                + " tag, or the same <platform>.");
        assertThat(engine.changes()).isEmpty();
    }
}

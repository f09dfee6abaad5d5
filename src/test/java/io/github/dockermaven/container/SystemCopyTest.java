package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.copy.HostTarget;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SystemCopyTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private void copy(Optional<String> names) {
        CopyRequest request = new CopyRequest(
                TestRequest.of("web").build(),
                OWNER,
                List.of(new CopyRequest.Entry("/log", HostTarget.of(home, "copied"))),
                names.map(text -> ContainerNameFilter.parse("copyNamePattern", text)));
        new SystemCopy(engine.session(), new RecordedProgress()).fromExisting(List.of(request), false);
    }

    @Test
    void needsAContainerToCopyFrom() {
        engine.add("other-1", OWNER, "other");

        assertThatThrownBy(() -> copy(Optional.empty()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Nothing can be copied from a container of image shop/web:1.0: there is none. Start it with"
                        + " docker:start, name docker:copy before docker:stop in the POM, or have one made for the"
                        + " copy: -Ddocker.createContainers.");
        assertThatThrownBy(() -> copy(Optional.of("web-*")))
                .hasMessageContaining("there is none with such a name as <copyNamePattern> has. ");
        // One is meant, and this engine has no files.
        assertThatThrownBy(() -> copy(Optional.of("other-*"))).hasMessageContaining("/log of container 'other-1'");
        assertThat(home.resolve("copied")).isEmptyDirectory();
    }
}

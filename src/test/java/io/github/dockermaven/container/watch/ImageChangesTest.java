package io.github.dockermaven.container.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.TestRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ImageChangesTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final ContainerRequest web = TestRequest.of("web").build();
    private final ContainerRequest db = TestRequest.of("db").build();
    private final List<ContainerRequest> both = List.of(web, db);
    private ImageChanges images;

    @BeforeEach
    void open() {
        engine.tag("shop/web:1.0", "sha256:a");
        engine.tag("shop/db:1.0", "sha256:d");
        images = new ImageChanges(engine.session());
        images.accept(both);
    }

    private void replace(String id) {
        engine.tag("shop/web:1.0", id);
        images.accept(images.changed(both));
    }

    @Test
    void isAnotherImageOfTheSameName() {
        assertThat(images.changed(both)).isEmpty();
        engine.tag("shop/web:1.0", "sha256:b");
        assertThat(images.changed(both)).containsExactly(web);
        images.accept(List.of(web));
        assertThat(images.changed(both)).isEmpty();
    }

    @Test
    void anImageThatIsGoneIsNoOtherOne() {
        engine.answer("GET /images/shop/web:1.0/json", "404 Not Found", "No such image");
        assertThat(images.changed(both)).isEmpty();
    }

    @Test
    void removesWhatHasLostItsName() {
        replace("sha256:b");
        images.removeReplaced(Set.of("sha256:a"));
        assertThat(engine.unnamedImages()).isEmpty();
        assertThat(engine.changes()).containsExactly("DELETE /images/sha256:a");
        images.removeReplaced(Set.of("sha256:a"));
        assertThat(engine.changes()).hasSize(1);
    }

    @Test
    void leavesImagesOfOthersAndThoseWithAName() {
        replace("sha256:b");
        engine.tag("shop/web:old", "sha256:b");
        replace("sha256:c");
        images.removeReplaced(Set.of("sha256:b"));
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void triesAgainWhatAContainerHas() {
        replace("sha256:b");
        engine.answer("DELETE /images/sha256:a", "409 Conflict", "image is being used by stopped container c0ffee");
        images.removeReplaced(Set.of("sha256:a"));
        images.removeReplaced(Set.of("sha256:a"));
        assertThat(engine.changes()).hasSize(2);
    }

    @Test
    void keepsAnImageThatHasItsNameAgain() {
        replace("sha256:b");
        replace("sha256:a");
        images.removeReplaced(Set.of("sha256:a", "sha256:b"));
        assertThat(engine.changes()).containsExactly("DELETE /images/sha256:b");
    }
}

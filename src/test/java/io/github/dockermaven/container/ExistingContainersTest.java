package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExistingContainersTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");

    private final ContainerRequest web = TestRequest.of("web").name("shop-web").build();

    private ExistingContainers existing(ListedContainer... containers) {
        return new ExistingContainers(List.of(containers), Map.of(web, OWNER));
    }

    @Test
    void findsTheContainerOfTheAliasWhateverItsName() {
        ListedContainer former = TestContainer.of("old-name", OWNER, "web");
        assertThat(existing(TestContainer.of("shop-db", OWNER, "db"), former).of(web))
                .contains(former);
    }

    @Test
    void findsOurContainerOfTheNameAfterTheAliasHasChanged() {
        ListedContainer former = TestContainer.of("shop-web", OWNER, "frontend");
        assertThat(existing(former).of(web)).contains(former);
    }

    @Test
    void findsNoContainerOfAnotherOwner() {
        Owner agent = new Owner("other", "shop:system", "/work/shop");
        assertThat(existing(TestContainer.of("shop-web", agent, "web")).of(web)).isEmpty();
        assertThat(existing(TestContainer.foreign("shop-web")).of(web)).isEmpty();
    }

    @Test
    void leavesWhatARunHasStarted() {
        ListedContainer ofRun = TestContainer.ofRun("shop-web", OWNER, "web");
        assertThat(existing(ofRun).of(web)).isEmpty();
        assertThatThrownBy(() -> existing(ofRun).checkNames(List.of(web)))
                .hasMessage("Container 'web' cannot be called shop-web: 'docker:run' has started one of that name."
                        + " Remove it with 'docker rm --force shop-web', or choose another <containerNamePattern>.");
    }

    @Test
    void anotherOwnersNameIsAnErrorWithTheFix() {
        assertThatThrownBy(() -> existing(TestContainer.foreign("shop-web")).checkNames(List.of(web)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Container 'web' cannot be called shop-web: a container of that name exists that this plugin did"
                                + " not make (image shop/shop-web:1.0, Up 2 minutes). Remove it with 'docker rm --force shop-web',"
                                + " or choose another <containerNamePattern>.");
        Owner moved = new Owner("m", "shop:system", "/old/shop");
        assertThatThrownBy(() ->
                        existing(TestContainer.of("shop-web", moved, "web")).checkNames(List.of(web)))
                .hasMessage("Container 'web' cannot be called shop-web: this project has started it in another folder,"
                        + " /old/shop. Remove it with 'mvn docker:stop -Ddocker.all'.");
        Owner other = new Owner("m", "shop:other", "/work/other");
        assertThatThrownBy(() ->
                        existing(TestContainer.of("shop-web", other, "web")).checkNames(List.of(web)))
                .hasMessage(
                        "Container 'web' cannot be called shop-web: project shop:other in /work/other has started it."
                                + " Stop it there, or choose another <containerNamePattern>.");
    }

    @Test
    void itsOwnNameIsNoError() {
        assertThatCode(() ->
                        existing(TestContainer.of("shop-web", OWNER, "web")).checkNames(List.of(web)))
                .doesNotThrowAnyException();
    }
}

package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SystemRemovalTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");

    private final List<String> removed = new CopyOnWriteArrayList<>();
    private final ListedContainer db = TestContainer.of("db", OWNER, "db");
    private final ListedContainer users = TestContainer.of("users", OWNER, "users", "db");
    private final ListedContainer web = TestContainer.of("web", OWNER, "web", "users");

    @Test
    void removesEachAfterThoseThatDependOnIt() {
        new SystemRemoval(List.of(db, users, web), container -> removed.add(container.name())).run();
        assertThat(removed).containsExactly("web", "users", "db");
    }

    @Test
    void removesIndependentOnesAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        ListedContainer other = TestContainer.of("other", OWNER, "other");
        new SystemRemoval(List.of(db, other), container -> {
                    both.countDown();
                    await(both);
                    removed.add(container.name());
                })
                .run();
        assertThat(removed).containsExactlyInAnyOrder("db", "other");
    }

    @Test
    void aFailureKeepsNoOther() {
        assertThatThrownBy(() -> new SystemRemoval(List.of(db, users, web), container -> {
                            if (container == users) {
                                throw new DockerFailureException("Container users cannot be stopped.");
                            }
                            removed.add(container.name());
                        })
                        .run())
                .hasMessage("Container users cannot be stopped.");
        assertThat(removed).containsExactly("web", "db");
    }

    @Test
    void severalFailuresAreOneErrorWithTheReasonOfEach() {
        assertThatThrownBy(() -> new SystemRemoval(List.of(db, users, web), container -> {
                            if (container != db) {
                                throw new DockerFailureException(
                                        "Container " + container.name() + " cannot be stopped.");
                            }
                            removed.add(container.name());
                        })
                        .run())
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("2 containers are left, for these reasons:\n  - Container web cannot be stopped."
                        + "\n  - Container users cannot be stopped.");
        assertThat(removed).containsExactly("db");
    }

    @Test
    void failuresOfOneReasonAreOneError() {
        assertThatThrownBy(() -> new SystemRemoval(List.of(db, web), container -> {
                            throw new DockerExecutionException("The engine does not answer.");
                        })
                        .run())
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("The engine does not answer.");
    }

    @Test
    void labelsInACircleHoldNothingUp() {
        ListedContainer former = TestContainer.of("db", OWNER, "db", "web");
        new SystemRemoval(List.of(former, users, web), container -> removed.add(container.name())).run();
        assertThat(removed).containsExactlyInAnyOrder("web", "users", "db");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

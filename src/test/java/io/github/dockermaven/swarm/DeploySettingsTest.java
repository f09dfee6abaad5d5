package io.github.dockermaven.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.TestRequest;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploySettingsTest {
    @Test
    void aNumberOfTasksIsForAllOrForOne() {
        DeploySettings settings = parse(List.of("2", "users=3"), "stop-first", "0");

        assertThat(settings.replicas()).isEqualTo(Map.of("users", 3));
        assertThat(settings.usualReplicas()).isEqualTo(2);
        assertThat(settings.startsFirst()).isFalse();
        assertThat(parse(List.of(), "start-first", "1").usualReplicas()).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownIsAnError() {
        assertFails(
                () -> parse(List.of("users:3"), "start-first", "1"),
                "docker.deploy.replicas: 'users:3' is no number of"
                        + " tasks. Write 2 for all services, or users=3 for that of a container.");
        assertFails(
                () -> parse(List.of(), "first", "1"),
                "docker.deploy.order: 'first' is not known. Write start-first or" + " stop-first.");
        assertFails(
                () -> parse(List.of(), "start-first", "-1"),
                "docker.deploy.parallelism: '-1' is no number of tasks. Write" + " 2, or 0 for all at once.");
        assertFails(
                () -> parse(List.of("user=3"), "start-first", "1").check(List.of("users", "db")),
                "docker.deploy.replicas:" + " no container is called 'user'. There are users, db.");
    }

    @Test
    void aStackHasAName() {
        assertThat(Stack.nameOf("User-Service.App")).isEqualTo("user-service-app");
        assertFails(
                () -> new Stack("Shop!", new Owner("m", "p", "/f")),
                "Stack name 'Shop!' is not valid: it has at most 40"
                        + " lower case letters, digits, '-' and '_', and neither begins nor ends with one of these two. Give another"
                        + " with -Ddocker.stack=shop.");
    }

    @Test
    void aFolderIsNoConfig(@TempDir Path folder) {
        var users = TestRequest.of("users").file(folder, "/etc/").build();

        assertFails(
                () -> ServiceFile.of(new Stack("shop", new Owner("m", "p", "/f")), users),
                "Container 'users': " + folder + ", which it has as a file,"
                        + " is no file of at most 500 KiB, and a swarm takes no other as a secret or config. Put it into the image,"
                        + " or into a volume that the nodes share.");
    }

    @Test
    void saysOnceWhatASwarmDoesNotKnow() {
        var one = TestRequest.of("one")
                .name("one")
                .address("shop", "10.0.0.5")
                .port("127.0.0.1", "80", 80)
                .build();
        var two = TestRequest.of("two").address("shop", "10.0.0.6").link("one").build();

        assertThat(UnknownToSwarm.lines(List.of(one, two)))
                .containsExactly(
                        "A swarm does not know container names: no effect on one",
                        "A swarm does not know fixed addresses: no effect on one, two",
                        "A swarm does not know addresses of ports (they are published on all addresses of all nodes): no effect"
                                + " on one",
                        "A swarm does not know links: no effect on two");
    }

    private static DeploySettings parse(List<String> replicas, String order, String parallelism) {
        return DeploySettings.parse(replicas, order, parallelism, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    private static void assertFails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DockerFailureException.class).hasMessage(message);
    }
}

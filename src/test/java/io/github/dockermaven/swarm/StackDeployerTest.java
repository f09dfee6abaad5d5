package io.github.dockermaven.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.TestRequest;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StackDeployerTest {
    private static final Owner OWNER = new Owner("machine", "x:shop", "/shop");
    private static final Stack STACK = new Stack("shop", OWNER);

    @RegisterExtension
    final SwarmEngine engine = new SwarmEngine();

    private final RecordedProgress progress = new RecordedProgress();
    private Credentials credentials = Credentials.NONE;
    private DeploySettings settings = settings(Duration.ofMinutes(1), 1);

    @Test
    void makesWhatIsMissingEachAfterThatOnWhichItDepends() {
        deploy(users("a").dependsOn("db").build(), db());

        assertThat(engine.changes())
                .containsExactly(
                        "POST /networks/create shop",
                        "POST /services/create shop_db",
                        "POST /services/create shop_users");
        assertThat(engine.spec("shop_users")
                        .path("TaskTemplate")
                        .path("Networks")
                        .path(0)
                        .path("Aliases"))
                .hasToString("[\"people\",\"users\"]");
        assertThat(progress.lines())
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("Created shop_users in ")
                .endsWith(" (1 of 1 tasks run)");
    }

    @Test
    void theSameAgainChangesNothing() {
        deploy(users("a").build(), db());
        engine.changes();

        deploy(users("a").build(), db());

        assertThat(engine.changes()).isEmpty();
        assertThat(progress.lines()).last().isEqualTo("All 2 services of stack shop are as configured. Nothing to do");
    }

    @Test
    void updatesExactlyWhatDiffers() {
        deploy(users("a").build(), db());
        engine.changes();

        deploy(users("b").build(), db());

        assertThat(engine.changes()).containsExactly("POST /services/shop_users/update shop_users");
        assertThat(progress.lines()).last(InstanceOfAssertFactories.STRING).startsWith("Updated shop_users in ");
    }

    @Test
    void anotherNumberOfTasksIsAwaitedThoughItIsNoUpdateToASwarm() {
        deploy(users("a").build());
        deploy(users("b").build());
        settings = settings(Duration.ofMinutes(1), 3);

        deploy(users("b").build());

        assertThat(engine.spec("shop_users").path("Mode")).hasToString("{\"Replicated\":{\"Replicas\":3}}");
        assertThat(progress.lines())
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("Updated shop_users in ")
                .endsWith(" (3 of 3 tasks run)");
    }

    @Test
    void anUpdateThatIsRolledBackIsAFailure() {
        deploy(users("a").build());
        engine.tasks("shop_users", SwarmEngine.Outcome.FAILS);

        assertFails(
                () -> deploy(users("b").build()),
                "Service 'shop_users' did not become ready as it is configured now, and the swarm has rolled it back to what it"
                        + " was before: 0 of 1 tasks run. Its last task is failed: task: non-zero exit (7)."
                        + " 'docker service logs' shows what it has written.");
    }

    @Test
    void aNewServiceThatFailsIsRemovedAgain() {
        engine.tasks("shop_users", SwarmEngine.Outcome.FAILS);

        assertFails(
                () -> deploy(users("a").build()),
                "Service 'shop_users' does not become ready: its tasks fail: 0 of 1 tasks run. Its last task is failed: task:"
                        + " non-zero exit (7). 'docker service logs' shows what it has written.");

        assertThat(engine.changes())
                .containsExactly(
                        "POST /networks/create shop",
                        "POST /services/create shop_users",
                        "DELETE /services/shop_users");
        assertThat(progress.lines()).last().isEqualTo("Removed shop_users again: it is not ready");
    }

    @Test
    void aTaskThatNoNodeCanRunIsNamedWhenTheTimeIsOver() {
        settings = settings(Duration.ofMillis(-40_000), 1);
        engine.tasks("shop_users", SwarmEngine.Outcome.HANGS);

        assertThatThrownBy(() -> deploy(users("a").build()))
                .hasMessageContaining(
                        "Its last task is pending: no suitable node (scheduling constraints not satisfied)."
                                + " 'docker node ls' says which nodes there are, and whether they are ready.");
    }

    @Test
    void awaitsTheEndOfAJob() {
        ContainerRequest task = TestRequest.of("task")
                .readiness(Optional.of(
                        new WaitRequest(List.of(new WaitRequest.Exit(0)), Optional.empty(), Optional.empty(), false)))
                .build();

        deploy(task);
        assertThat(progress.lines().get(0)).startsWith("Created shop_task in ").endsWith(" (done)");

        engine.session()
                .swarm()
                .removeService(engine.session().swarm().service("shop_task").orElseThrow());
        engine.tasks("shop_task", SwarmEngine.Outcome.FAILS);
        assertThatThrownBy(() -> deploy(task)).hasMessageContaining("Service 'shop_task' does not become ready");
    }

    @Test
    void pushesAnImageOfThisBuildAndSendsTheCredentialOfItsRegistry() {
        credentials = new Credentials(List.of(registry ->
                Optional.of(new FoundCredential(Credential.ofPassword("ada", "secret-canary"), "settings.xml"))));

        deploy(TestRequest.of("users").ofBuild().build());

        assertThat(engine.spec("shop_users")
                        .path("TaskTemplate")
                        .path("ContainerSpec")
                        .path("Image")
                        .asText())
                .isEqualTo("shop/users:1.0@" + SwarmEngine.DIGEST);
        assertThat(engine.changes().get(0)).isEqualTo("POST /images/shop/users/push");
        assertThat(engine.credential("POST /services/create")).contains("\"username\":\"ada\"", "secret-canary");
        assertThat(progress.lines().get(0)).startsWith("Pushed shop/users:1.0 (" + SwarmEngine.DIGEST + ") in ");
    }

    @Test
    void pushesAnImageThatIsBuiltFromAFolderOfAComposeFile() {
        deploy(TestRequest.of("users").builtFrom("/shop/users").build());

        assertThat(engine.changes().get(0)).isEqualTo("POST /images/shop/users/push");
    }

    @Test
    void anImageThatCannotBePushedIsAnErrorBeforeAnythingIsChanged() {
        engine.refuse("POST /images/shop/users/push", "500 Internal Server Error", "connection refused");

        assertThatThrownBy(() -> deploy(TestRequest.of("users").ofBuild().build()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "Image shop/users:1.0 cannot be pushed, and the nodes of a swarm pull it from its registry: ")
                .hasMessageContaining("connection refused");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void anImageWhoseDigestNobodySaysIsNamedByItsTag() {
        engine.refuse("GET /distribution/shop/db:1.0/json", "401 Unauthorized", "no");

        deploy(db());

        assertThat(engine.spec("shop_db")
                        .path("TaskTemplate")
                        .path("ContainerSpec")
                        .path("Image")
                        .asText())
                .isEqualTo("shop/db:1.0");
        assertThat(progress.lines().get(0))
                .isEqualTo(
                        "The registry does not say the digest of shop/db:1.0 to the swarm's manager: the service has it by"
                                + " its tag, and nodes may run different ones");
    }

    @Test
    void aFileIsAConfigAndGoesWithTheServiceThatHasIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("conf"), "a");
        deploy(TestRequest.of("users").file(file, "/etc/").build());
        List<String> first = engine.names("configs");
        Files.writeString(file, "b");

        deploy(TestRequest.of("users").file(file, "/etc/").build());

        assertThat(engine.names("configs")).hasSize(1).isNotEqualTo(first);
    }

    @Test
    void whatSomebodyElseHasDeployedIsNotChanged() {
        engine.addService("shop_users", Map.of(Stack.NAMESPACE, "shop"));

        assertFails(
                () -> deploy(users("a").build()),
                "Stack 'shop' has the service 'shop_users', which this project has not deployed: it is not changed. Give the"
                        + " project's another name with -Ddocker.stack, or remove that one with 'docker stack rm shop'.");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void aNetworkThatIsNoOverlayIsAnError() {
        engine.addNetwork("shop", "bridge", Map.of());

        assertFails(
                () -> deploy(users("a").build()),
                "Network 'shop' exists, and is no overlay: services cannot be in it. Remove it with 'docker network rm shop', or"
                        + " give the services another.");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void aManagerThatHasLostTheOthersIsAnError() {
        engine.refuse(
                "GET /services",
                "503 Service Unavailable",
                "rpc error: code = Unknown desc = The swarm does not have a leader.");

        assertThatThrownBy(() -> deploy(users("a").build()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("The services cannot be listed: ")
                .hasMessageEndingWith(
                        " Bring the swarm's managers back, more than half of them; 'docker node ls' lists them. A"
                                + " swarm that has lost them is begun anew with 'docker swarm init --force-new-cluster'.");
    }

    private static TestRequest users(String version) {
        return TestRequest.of("users").env("VERSION", version).network("shop", "people");
    }

    private static ContainerRequest db() {
        return TestRequest.of("db").build();
    }

    private static DeploySettings settings(Duration waitTime, int replicas) {
        return new DeploySettings(Map.of(), replicas, true, 1, Duration.ofSeconds(5), waitTime);
    }

    private void deploy(ContainerRequest... containers) {
        SystemRequest request = new SystemRequest(
                List.of(new SystemRequest.Part(OWNER, "pom.xml", List.of(containers), List.of())),
                true,
                Recreate.CHANGED,
                List.of());
        new StackDeployer(engine.session(), new NetworkCreator(), credentials, credentials, progress)
                .deploy(new DeployRequest(
                        STACK, SystemPlan.of(request, List.of()), List.of(), true, List.of(), settings));
    }

    private static void assertFails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DockerFailureException.class).hasMessage(message);
    }
}

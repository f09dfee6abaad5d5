package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebuggingTest {
    private static final String AGENT = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=0.0.0.0:5005";

    private final Debugging users = new Debugging(List.of("users"), false);

    private static String options(Debugging debugging, TestRequest request, String... ofImage) {
        ContainerSpec spec = debugging.apply(request.build().spec(), List.of(ofImage));
        return spec.process().env().get("JAVA_TOOL_OPTIONS");
    }

    @Test
    void theOptionsOfUserAndImageStay() {
        assertThat(options(users, TestRequest.of("users"))).isEqualTo(AGENT);
        assertThat(options(users, TestRequest.of("users"), "A=1", "JAVA_TOOL_OPTIONS=-Xmx1g"))
                .isEqualTo("-Xmx1g " + AGENT);
        assertThat(options(
                        users, TestRequest.of("users").env("JAVA_TOOL_OPTIONS", "-Xmx2g"), "JAVA_TOOL_OPTIONS=-Xmx1g"))
                .isEqualTo("-Xmx2g " + AGENT);
        assertThat(options(new Debugging(List.of("users"), true), TestRequest.of("users")))
                .contains("suspend=y");
    }

    @Test
    void thePortIsAFreeOneOfThisMachineAlone() {
        ContainerSpec spec = users.apply(TestRequest.of("users").build().spec(), List.of());
        assertThat(spec.networking().ports()).containsExactly(new PortBinding(5005, "tcp", "127.0.0.1", ""));
        assertThat(spec.labels()).containsEntry("io.github.dockermaven.debug", "5005");
        assertThat(users.apply(spec, List.of()).networking().ports()).hasSize(1);
    }

    @Test
    void onlyWhatIsNamedIsMeant() {
        assertThat(users.isMeant(TestRequest.of("users").build())).isTrue();
        assertThat(users.isMeant(TestRequest.of("orders").build())).isFalse();
        assertThat(Debugging.NONE.isMeant(TestRequest.of("users").build())).isFalse();
    }

    @Test
    void aNameThatMeansNoneIsAnError() {
        assertThatThrownBy(() -> new Debugging(List.of("user"), false)
                        .check(List.of(TestRequest.of("users").build())))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.debug is 'user', but no container is called so. Did you mean 'users'?");
        assertThatThrownBy(() -> users.check(List.of()))
                .hasMessage("docker.debug is 'users', but no container is called so. None is configured.");
        assertThatThrownBy(() -> users.check(List.of(TestRequest.of("gateway").build())))
                .hasMessageEndingWith("Configured are gateway.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "none", "container:db"})
    void aContainerWithoutPortsOfItsOwnIsAnError(String mode) {
        assertThatThrownBy(() ->
                        users.check(List.of(TestRequest.of("users").mode(mode).build())))
                .hasMessage("Container 'users' cannot be debugged by docker.debug: with the network '" + mode
                        + "' it has no port of its own that could be published. Give it another network meanwhile.");
    }

    @Test
    void anOptionOfTheUsersOwnIsAnError() {
        String words =
                "Container 'users' cannot be debugged by docker.debug: its <env>, <entrypoint> or <cmd> has an option"
                        + " for a debugger (jdwp) already, and Java takes only one. Connect with that, or remove it.";
        assertThatThrownBy(() -> users.check(List.of(TestRequest.of("users")
                        .env("JAVA_OPTS", "-Xrunjdwp:transport=dt_socket")
                        .build())))
                .hasMessage(words);
        assertThatThrownBy(() -> users.check(List.of(TestRequest.of("users")
                        .cmd("java", "-agentlib:jdwp=server=y", "App")
                        .build())))
                .hasMessage(words);
    }

    @Test
    void nothingHasALimitWhileJavaWaitsForTheDebugger() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(users.limit(minute)).isEqualTo(minute);
        assertThat(new Debugging(List.of(), true).limit(minute)).isEqualTo(minute);
        assertThat(new Debugging(List.of("users"), true).limit(minute)).isGreaterThan(Duration.ofDays(99));
    }

    @Test
    void theLineSaysWhereItIs() {
        assertThat(users.line(TestRequest.of("users").build(), TestStarted.published(5005, 32768), "localhost"))
                .isEqualTo("Debugger of users: 127.0.0.1:32768");
        assertThat(new Debugging(List.of("users"), true)
                        .line(TestRequest.of("users").build(), TestStarted.published(5005, 32768), "engine.lan"))
                .isEqualTo(
                        "Debugger of users: 127.0.0.1:32768 on engine.lan; its Java waits for it, without a limit of time");
        assertThat(users.line(TestRequest.of("users").build(), TestStarted.published(8080, 80), "localhost"))
                .isEqualTo("No debugger of users: it has ended");
    }
}

package io.github.dockermaven.compose.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.TestRequest;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.container.readiness.WaitRequest.Condition;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceHealthTest {
    private static final Condition HTTP = http("http://localhost:${web.port}/health?a=b", 200, 399);
    private static final Condition TCP = new WaitRequest.Tcp(Optional.empty(), Optional.empty(), List.of(8080, 9090));

    private final Notes notes = new Notes();

    @Test
    void httpIsAskedWithinTheContainer() {
        assertThat(test(Set.of("sh", "curl"), HTTP))
                .isEqualTo(shell("curl -s -o /dev/null -f 'http://127.0.0.1:8080/health?a=b'"));
        assertThat(test(Set.of("sh", "wget"), HTTP))
                .isEqualTo(shell("wget -q -O /dev/null 'http://127.0.0.1:8080/health?a=b'"));
        assertThat(test(Set.of("sh", "curl"), http(":8081/", 401, 404)))
                .isEqualTo(shell("s=$(curl -s -o /dev/null -w '%{http_code}' 'http://127.0.0.1:8081/') &&"
                        + " [ \"$s\" -ge 401 ] && [ \"$s\" -le 404 ]"));
        assertThat(test(Set.of("sh", "wget"), new WaitRequest.Http(":80/", "HEAD", 200, 399, true)))
                .isEqualTo(shell("wget -q --spider --no-check-certificate 'http://127.0.0.1:80/'"));
        assertThat(test(Set.of("sh", "curl"), new WaitRequest.Http(":80/", "HEAD", 200, 399, true)))
                .isEqualTo(shell("curl -s -o /dev/null -k -I -f 'http://127.0.0.1:80/'"));
        assertThat(notes.lines()).isEmpty();
    }

    @Test
    void portsAreConnectedWithinTheContainer() {
        assertThat(test(Set.of("sh", "bash", "nc"), TCP))
                .isEqualTo(shell("bash -c '</dev/tcp/127.0.0.1/8080' && bash -c '</dev/tcp/127.0.0.1/9090'"));
        assertThat(test(Set.of("sh", "nc"), TCP))
                .isEqualTo(shell("nc -z -w 2 127.0.0.1 8080 && nc -z -w 2 127.0.0.1 9090"));
    }

    @Test
    void allConditionsHaveToHold() {
        assertThat(test(
                        Set.of("sh", "curl"),
                        new WaitRequest.Exec(List.of("test", "-e", "it's")),
                        http(":80/", 200, 399)))
                .isEqualTo(shell("'test' '-e' 'it'\\''s' && curl -s -o /dev/null -f 'http://127.0.0.1:80/'"));
    }

    @Test
    void publishedPortsAreTheDefaultIfTheImageCan() {
        ContainerRequest container = TestRequest.of("web")
                .port("", "80", 8080)
                .readiness(Optional.empty())
                .build();

        assertThat(keys(container, Set.of("sh", "nc")).of(notes).orElseThrow().test())
                .isEqualTo(shell("nc -z -w 2 127.0.0.1 8080"));
        assertThat(keys(container, Set.of("sh")).of(notes)).isEmpty();
        assertThat(notes.lines()).isEmpty();
    }

    @Test
    void saysWhyAConditionIsNone() {
        assertThat(test(Set.of("sh", "wget"), http(":80/", 401, 401), TCP, http("http://other:80/", 200, 399)))
                .isEqualTo(List.of());
        assertThat(test(Set.of(), TCP)).isEqualTo(List.of());
        assertThat(notes.lines())
                .containsExactly(
                        "<http> of <wait> is no part of the health check: the image has no program for it (a shell, and curl"
                                + " or wget)",
                        "<tcp> of <wait> is no part of the health check: the image has no program for it (a shell, and bash"
                                + " or nc)",
                        "<http> of <wait> is no part of the health check: it is of another host, or of a port that is not the"
                                + " container's",
                        "<tcp> of <wait> is no part of the health check: it is not known which programs the image has,"
                                + " because the engine does not have it, or was not asked");
    }

    @Test
    void theImagesOwnStays() {
        ContainerRequest container = container(TCP, new WaitRequest.Healthy());
        ServiceHealth keys = new ServiceHealth(
                container, new ImageFacts(Optional.empty(), true, Set.of("sh", "nc")), Duration.ofMinutes(1));

        assertThat(keys.of(notes)).isEmpty();
        assertThat(keys.isKnown()).isTrue();
        assertThat(notes.lines())
                .containsExactly(
                        "<tcp> of <wait> is no part of the health check: the container has a health check of its"
                                + " own, which stays as it is");
    }

    private Object test(Set<String> programs, Condition... conditions) {
        return keys(container(conditions), programs)
                .of(notes)
                .map(HealthCheck::test)
                .orElse(List.of());
    }

    private static ServiceHealth keys(ContainerRequest container, Set<String> programs) {
        return new ServiceHealth(container, new ImageFacts(Optional.empty(), false, programs), Duration.ofMinutes(1));
    }

    private static ContainerRequest container(Condition... conditions) {
        return TestRequest.of("web")
                .port("127.0.0.1", "", 8080)
                .portProperty(8080, "web.port")
                .readiness(Optional.of(new WaitRequest(List.of(conditions), Optional.empty(), Optional.empty(), false)))
                .build();
    }

    private static Condition http(String url, int lowest, int highest) {
        return new WaitRequest.Http(url, "GET", lowest, highest, false);
    }

    private static List<String> shell(String line) {
        return List.of("CMD-SHELL", line);
    }
}

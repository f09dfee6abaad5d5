package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedKeysTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpus: all|services.a.gpus is known to compose, and is not supported here. Start this service with docker compose.",
                "cpu_quota: 5|services.a.cpu_quota is known to compose, and is not supported here. Write cpus:",
                "networks: {n: {gw_priority: 1}}|services.a.networks.n.gw_priority is known to compose",
                "volumes: [{type: image, source: x, target: /y, image: {subpath: a}}]|services.a.volumes.image is known to compose",
            })
    void endsWhereAContainerWouldBeAnotherOne(String key, String message) {
        assertThatThrownBy(() -> UnsupportedKeys.check(model(key)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("compose.yaml:1: " + message);
    }

    @Test
    void warnsOfWhatHasNoEffect() {
        assertThat(UnsupportedKeys.check(model("annotations: {a: b}")))
                .containsExactly(
                        "compose.yaml:1: services.a.annotations is known to compose, and is not supported here:"
                                + " it has no effect.");
        assertThat(UnsupportedKeys.check(model("image: b"))).isEmpty();
    }

    private static YamlNode.Mapping model(String key) {
        return CanonicalForm.of(Models.of("services: {a: {" + key + "}}"), new Warnings());
    }
}

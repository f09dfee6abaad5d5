package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {tty: true}|2: The service a has neither image nor build. Write image: with the image to run",
                "a: {image: x, networks: [nett]}|2: The service a uses the network nett, which the file does not have. Did you mean net?",
                "a: {image: x, networks: [gone]}|2: The service a uses the network gone, which the file does not have. Write it below networks:",
                "a: {image: x, volumes: [\"gone:/x\"]}|2: The service a uses the volume gone, which the file does not have.",
                "a: {image: x, secrets: [gone]}|2: The service a uses the secret gone, which the file does not have.",
                "a: {image: x, configs: [gone]}|2: The service a uses the config gone, which the file does not have.",
                "a: {build: {secrets: [gone]}}|2: The service a uses the secret gone, which the file does not have.",
                "a: {image: x, depends_on: [gone]}|2: The service a depends on the service gone, which is not there.",
                "a: {image: x, links: [gone]}|2: The service a depends on the service gone, which is not there.",
                "a: {image: x, network_mode: host, networks: [net]}|2: The service a has network_mode and networks. Remove one",
                "a: {image: x, healthcheck: {test: [curl]}}|2: The service a: the list healthcheck.test begins with 'curl'. Write \"CMD\"",
                "a: {build: {dockerfile: b, dockerfile_inline: c}}|2: The service a has dockerfile and dockerfile_inline.",
                "a: {platform: p, build: {platforms: [q]}}|2: The service a runs on the platform p, which build.platforms does not have.",
                "a: {image: x, scale: 1, deploy: {replicas: 2}}|2: The service a has scale 1 and deploy.replicas 2. Remove one",
                "a: {image: x, mem_limit: 1m, deploy: {resources: {limits: {memory: 2m}}}}|2: The service a has mem_limit 1048576 and deploy.resources.limits.memory 2097152.",
                "a: {image: x, tmpfs: /t, volumes: [/t/]}|2: The service a has two mounts at /t, the first in line 2.",
                "a: {image: x, develop: {watch: [{path: b, action: sync}]}}|2: The service a: this watch has no target.",
                "a: {image: x, depends_on: [b]}\\n  b: {image: x, links: [c]}\\n  c: {image: x, ipc: \"service:a\"}|4: These services depend on each other in a circle: a → b → c → a.",
                "a: {image: x, depends_on: [a]}|2: These services depend on each other in a circle: a → a.",
                "a: {image: x, container_name: n}\\n  b: {image: x, container_name: n}|3: The container's name n is taken twice: by the service a in line 2, and here by b.",
                "a: {image: x, ports: [\"80:80\"]}\\n  b: {image: x, ports: [\"127.0.0.1:80:81\"]}|3: The port 80/tcp of the host is taken twice: by the service a in line 2, and here by b.",
                "a: {image: x}\\nsecrets: {s: {}}|3: secrets.s has no content. Write one of file, environment.",
                "a: {image: x}\\nconfigs: {s: {file: a, content: b}}|3: configs.s has its content twice. Write one of file, environment, content.",
            })
    void namesThePlaceOfWhatCannotBe(String services, String message) {
        assertThatThrownBy(() -> ConsistencyCheck.check(model(services)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("compose.yaml:" + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {image: x, ports: [\"80:80/tcp\", \"80:80/udp\"]}",
                "a: {image: x, ports: [\"127.0.0.1:80:80\"]}\\n  b: {image: x, ports: [\"127.0.0.2:80:80\"]}",
                "a: {image: x, ports: [\"80-90:80\"]}\\n  b: {image: x, ports: [\"80-90:80\", 80]}",
                "a: {image: x, ports: [\"0.0.0.0:80:80\", \"[::]:80:80\"]}",
                "a: {image: x, ports: [\"80:80\"]}\\n  b: {image: x, ports: [\"80:80\"], network_mode: host}",
                "a: {image: x, depends_on: {gone: {condition: service_started, required: false}}}",
                "a: {image: x, depends_on: [b, c]}\\n  b: {image: x, depends_on: [c]}\\n  c: {image: x}",
                "a: {image: x, cpus: 0.5, deploy: {resources: {limits: {cpus: \"0.50\"}}}}",
                "a: {image: x, configs: [c]}\nconfigs: {c: {external: true}}",
            })
    void acceptsWhatCanBe(String services) {
        assertThatCode(() -> ConsistencyCheck.check(model(services))).doesNotThrowAnyException();
    }

    private static YamlNode.Mapping model(String services) {
        String yaml = "services:\n  " + services.replace("\\n", "\n") + "\nnetworks: {net: }\n";
        return Normalization.of(CanonicalForm.of(Models.of(yaml), new Warnings()), "p");
    }
}

package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileMergeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{image: a, tty: true}|{image: b}|{image: b, tty: true}",
                "{image: a}|{image: null}|{image: a}",
                "{command: [a, b]}|{command: [c]}|{command: [c]}",
                "{entrypoint: [a]}|{entrypoint: null}|{entrypoint: null}",
                "{healthcheck: {test: [CMD, a], retries: 2}}|{healthcheck: {test: [CMD, b]}}|{healthcheck: {test: [CMD, b], retries: 2}}",
                "{environment: {A: 1, B: 2}}|{environment: {B: 3, A: null}}|{environment: {A: null, B: 3}}",
                "{labels: {a: 1}}|{labels: {b: 2}}|{labels: {a: 1, b: 2}}",
                "{depends_on: {db: {condition: service_healthy}}}|{depends_on: {mq: {}, db: {restart: true}}}|{depends_on: {db: {condition: service_healthy, restart: true}, mq: {}}}",
                "{networks: {a: {aliases: [x]}}}|{networks: {a: null, b: null}}|{networks: {a: {aliases: [x]}, b: null}}",
                "{security_opt: [a]}|{security_opt: [b]}|{security_opt: [a, b]}",
                "{cap_add: [A, B]}|{cap_add: [A, C]}|{cap_add: [A, B, C]}",
                "{dns: [1.1.1.1]}|{dns: [8.8.8.8, 1.1.1.1]}|{dns: [1.1.1.1, 8.8.8.8]}",
                "{extra_hosts: [h=1.1.1.1]}|{extra_hosts: [a=1.1.1.1, h=1.1.1.1, \"h=::1\"]}|{extra_hosts: [a=1.1.1.1, h=1.1.1.1, \"h=::1\"]}",
                "{tmpfs: [/run:size=1m]}|{tmpfs: [/run:size=2m, /tmp]}|{tmpfs: [/run:size=2m, /tmp]}",
                "{env_file: [{path: a}, {path: b}]}|{env_file: [{path: a, required: false}]}|{env_file: [{path: a, required: false}, {path: b}]}",
                "{volumes: [{source: a, target: /d}]}|{volumes: [{source: b, target: /d}, {target: /e}]}|{volumes: [{source: b, target: /d}, {target: /e}]}",
                "{ports: [{published: 8080, target: 80}]}|{ports: [{published: 8080, target: 80, protocol: tcp}, {published: 8081, target: 80}]}|{ports: [{published: 8080, target: 80, protocol: tcp}, {published: 8081, target: 80}]}",
                "{secrets: [{source: s}]}|{secrets: [{source: t, target: /run/secrets/s}, {source: s, target: x}]}|{secrets: [{source: t, target: /run/secrets/s}, {source: s, target: x}]}",
                "{ulimits: {nofile: {soft: 1, hard: 2}}}|{ulimits: {nofile: 3, nproc: 4}}|{ulimits: {nofile: 3, nproc: 4}}",
                "{logging: {driver: json-file, options: {a: 1}}}|{logging: {options: {b: 2}}}|{logging: {driver: json-file, options: {a: 1, b: 2}}}",
                "{logging: {driver: json-file, options: {a: 1}}}|{logging: {driver: local}}|{logging: {driver: local}}",
                "{build: {context: ., args: {A: 1}}}|{build: {args: {A: null}, tags: [x]}}|{build: {context: ., args: {A: null}, tags: [x]}}",
                "{deploy: {resources: {limits: {cpus: 1}}}}|{deploy: {resources: {limits: {memory: 1g}}}}|{deploy: {resources: {limits: {cpus: 1, memory: 1g}}}}",
            })
    void mergesAService(String base, String over, String expected) {
        assertThat(merged(service(base), service(over))).isEqualTo(Models.plain(Models.of(service(expected))));
    }

    @Test
    void keepsOfSubnetsThoseOfTheLaterFile() {
        assertThat(merged(
                        "networks: {n: {ipam: {config: [{subnet: a, gateway: g}, {subnet: b}]}}}",
                        "networks: {n: {ipam: {config: [{subnet: c}, {subnet: a, ip_range: r}]}}}"))
                .isEqualTo(Models.plain(Models.of(
                        "networks: {n: {ipam: {config: [{subnet: c}, {subnet: a, gateway: g, ip_range: r}]}}}")));
    }

    @Test
    void letsAServiceReplaceWhatItExtends() {
        YamlNode merged =
                FileMerge.mergeService(Models.of("{command: [a], dns: [x]}"), Models.of("{command: [b], dns: [y]}"));
        assertThat(Models.plain(merged)).isEqualTo(Models.plain(Models.of("{command: [b], dns: [x, y]}")));
    }

    @Test
    void keepsThePlaceOfTheLaterKey() {
        YamlNode.Mapping merged = FileMerge.merge(
                Models.of("compose.yaml", "name: a\n"), Models.of("compose.override.yaml", "\nname: b\n"));
        assertThat(merged.entries().get("name").key()).hasToString("compose.override.yaml:2:");
    }

    @Test
    void namesBothPlacesOfWhatCannotBeMerged() {
        YamlNode.Mapping base = Models.of("compose.yaml", "services: {web: {expose: [80]}}");
        YamlNode.Mapping over = Models.of("over.yaml", "services:\n  web:\n    expose: {a: 1}");
        assertThatThrownBy(() -> FileMerge.merge(base, over))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "over.yaml:3: services.web.expose is a mapping here and a list in line 1 of compose.yaml. Write both"
                                + " in the same way, or this one with !override before it.");
    }

    private static Object merged(String base, String over) {
        return Models.plain(UniqueItems.of(FileMerge.merge(Models.of(base), Models.of(over))));
    }

    private static String service(String content) {
        return "services: {web: " + content + "}";
    }
}

package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'hostname:'|'.hostname has to be a text, and is empty here: give it a value or remove the key.'",
                "'hostname: 12'|'.hostname has to be a text, and is the number 12 here. Write it in quotes.'",
                "'hostname: [a]'|'.hostname has to be a text, and is a list here.'",
                "'stop_signal: true'|'.stop_signal has to be a text, and is the truth value true here. Write it in quotes.'",
                "'tty: 1'|'.tty has to be true or false, and is the number 1 here.'",
                "'tty: maybe'|'.tty has to be true or false, and is ''maybe'' here.'",
                "'ports: 80'|'.ports has to be a list of ports such as [\"8080:80\"], and is the number 80 here.'",
                "'ports: [true]'|'.ports[0] has to be a port such as \"8080:80\", and is the truth value true here.'",
                "'ports: [a:b]'|'.ports[0]: ''b'' is no port from 0 to 65535. Write \"8080:80\" for port 80 of the container at 8080'",
                "'ports: [\"99999:80\"]'|'.ports[0]: ''99999'' is no port from 0 to 65535.'",
                "'ports: [\"80-81:80-82\"]'|'.ports[0]: it has 2 ports at the host for 3 in the container.'",
                "'ports: [9-8]'|'.ports[0]: ''9-8'' is no range of ports. Write one such as 8000-8010.'",
                "'ports: [\"1.2.3:1:1\"]'|'.ports[0]: ''1.2.3'' is no address. Write one such as 127.0.0.1, or [::1] with brackets.'",
                "'ports: [\"::1:1:1\"]'|'.ports[0]: ''::1'' is no address.'",
                "'ports: [80/foo]'|'.ports[0]: the protocol ''foo'' is none of tcp, udp and sctp.'",
                "'ports: [{target: 1, host_ip: x}]'|'.ports[0].host_ip has to be an address such as 127.0.0.1, and is ''x'' here.'",
                "'ports: [{published: 1}]'|'.ports[0]: target is missing: the port in the container.'",
                "'volumes: [{type: bind}]'|'.volumes[0]: target is missing: the folder in the container.'",
                "'secrets: [{target: a}]'|'.secrets[0]: source is missing: its name at the top level.'",
                "'volumes: [{source: a}]'|'.volumes[0]: type is missing: volume, bind, tmpfs or image.'",
                "'volumes: [{target: a, type: foo}]'|'.volumes[0].type has to be one of bind, volume, tmpfs, cluster, npipe, image, and is ''foo'' here.'",
                "'volumes: [\"aa::b\"]'|'.volumes[0]: ''aa::b'' is no mount. Write source:target or source:target:ro'",
                "'volumes: [\"./a:/b:ro:x\"]'|'.volumes[0]: ''./a:/b:ro:x'' is no mount.'",
                "'imaeg: x'|'.imaeg is no key of a service. Did you mean image (the image to run)?'",
                "'depends: [a]'|'.depends is no key of a service. Did you mean depends_on (the services that start before)?'",
                "'interval: 5s'|'.interval is no key of a service. interval belongs into a healthcheck: look at the indentation'",
                "'foo: x'|'.foo is no key of a service. Remove it, or begin its name with x- if it is for another program.'",
                "'build: {contex: .}'|'.build.contex is no key of build. Did you mean context (the folder that is built)?'",
                "'build: 5'|'.build has to be a folder, or a mapping, and is the number 5 here.'",
                "'command: [a, 1]'|'.command[1] has to be a text, and is the number 1 here. Write it in quotes.'",
                "'command: {}'|'.command has to be a command line, or a list of its words such as [\"java\", \"-jar\", \"app.jar\"], and is a mapping'",
                "'command: echo (a)'|'.command: ''('' is for a shell. Write the command as a list: [\"sh\", \"-c\", \"…\"].'",
                "'command: a \"b'|'.command: a quote \" has no end. Write a second one.'",
                "'command: a \\'|'.command: it ends with a backslash. Remove it, or write it twice.'",
                "'environment: [\"A =b\"]'|'.environment[0]: the name ''A '' ends with a space. Remove it.'",
                "'environment: {A: [1]}'|'.environment.A has to be a text, a number, true or false, and is a list here.'",
                "'environment: {A: 2020-01-01}'|'.environment.A has to be a text, a number, true or false, and is the date 2020-01-01 here. Write it'",
                "'environment: [5]'|'.environment[0] has to be a text, and is the number 5 here. Write it in quotes.'",
                "'environment: a'|'.environment has to be a mapping such as {NAME: value}, or a list such as [\"NAME=value\"], and is ''a'' here.'",
                "'mem_limit: lots'|'.mem_limit has to be a number of bytes such as 64m or 1g, and is ''lots'' here.'",
                "'stop_grace_period: 10'|'.stop_grace_period has to be a duration with its unit, such as 10s or 1m30s, and is the number 10 here.'",
                "'cpus: many'|'.cpus has to be a number such as 0.5, and is ''many'' here.'",
                "'scale: 1.5'|'.scale has to be a whole number such as 3, and is the number 1.5 here.'",
                "'healthcheck: a'|'.healthcheck has to be a mapping with the keys of a healthcheck, and is ''a'' here.'",
                "'ulimits: {nofile: {soft: 1}}'|'.ulimits.nofile: hard is missing: the highest that a process may set.'",
                "'deploy: {replicas: x}'|'.deploy.replicas has to be a whole number such as 3, and is ''x'' here.'",
                "'deploy: {update_config: {order: x}}'|'.deploy.update_config.order has to be one of start-first, stop-first, and is ''x'' here.'",
                "'extra_hosts: [a]'|'.extra_hosts[0]: ''a'' has no address. Write it as host=10.0.0.1.'",
                "'extra_hosts: {\"a:b\": c}'|'.extra_hosts.a:b: ''a:b'' is no host name.'",
                "'profiles: x'|'.profiles has to be a list of texts such as [\"a\", \"b\"], and is ''x'' here.'",
                "'networks: x'|'.networks has to be a list of names such as [\"backend\"], or a mapping, and is ''x'' here.'",
                "'depends_on: {a: {condition: x}}'|'.depends_on.a.condition has to be one of service_started, service_healthy, service_completed_successfully'",
                "'develop: {watch: [{path: a}]}'|'.develop.watch[0]: action is missing: what a change does.'",
                "'devices: [\"a:b:c:d\"]'|'.devices[0]: it is no device. Write it as source:target:rwm.'",
                "'build: {ssh: [a]}'|'.build.ssh: the key a has no path. Write it as a=path.'",
                "'build: {additional_contexts: [a]}'|'.build.additional_contexts[0]: its value is missing. Write it after the name and ''=''.'",
            })
    void namesThePlaceOfWhatCannotBe(String key, String message) {
        String yaml = "services:\n  web:\n    " + key.replace("\\n", "\n") + "\n";
        assertThatThrownBy(() -> CanonicalForm.of(Models.of(yaml), new Warnings()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("compose.yaml:3: services.web" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service: {}|service is no key of a compose file. Did you mean services (what is to be run)?",
                "ports: []|ports is no key of a compose file. ports belongs into a service: look at the indentation",
                "services: [a]|services has to be a mapping of services by name, and is a list here.",
                "services: {web: }|services.web has to be a mapping with the keys of a service, and is empty here",
                "services: {we b: {}}|services.we b: this is no name. It may have letters, digits, '.', '_' and '-'.",
                "networks: {a: {subnet: b}}|networks.a.subnet is no key of a network. subnet belongs into a pool of addresses",
                "networks: {a: {external: {b: c}}}|networks.a.external.b is no key of external.",
                "networks: {a: {name: b, external: {name: c}}}|networks.a: name and external.name are not the same.",
                "volumes: [a]|volumes has to be a mapping of volumes by name, and is a list here.",
            })
    void namesThePlaceOfWhatCannotBeAtTheTop(String yaml, String message) {
        assertThatThrownBy(() -> CanonicalForm.of(Models.of(yaml), new Warnings()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("compose.yaml:1: " + message);
    }

    @Test
    void namesTheLineWhereAKeyThatIsMergedIsWritten() {
        String yaml = "x-base: &base\n  imaeg: a\nservices:\n  web:\n    <<: *base\n";
        assertThatThrownBy(() -> CanonicalForm.of(Models.of(yaml), new Warnings()))
                .hasMessageStartingWith("compose.yaml:2: services.web.imaeg is no key of a service.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tty: yes|'yes' is a word in YAML 1.2, and is read as true. Write true.",
                "command: a && b|no shell runs it, and all from '&' on is left out, as compose does it.",
                "volumes: [\"aa:/b:foo\"]|the option 'foo' is ignored",
            })
    void warnsOfWhatIsReadInAnotherWay(String key, String warning) {
        Warnings warnings = new Warnings();
        CanonicalForm.of(Models.of("services:\n  web:\n    " + key + "\n"), warnings);
        assertThat(warnings.texts())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("compose.yaml:3: ")
                .contains(warning);
    }

    @Test
    void keepsThePlaceOfAShortForm() {
        YamlNode.Mapping model =
                CanonicalForm.of(Models.of("services:\n  web:\n    ports:\n      - 80:80\n"), new Warnings());
        YamlNode port = Nodes.items(
                        Nodes.mapping(model, "services")
                                .flatMap(all -> all.get("web"))
                                .orElseThrow(),
                        "ports")
                .get(0);
        assertThat(port.position()).hasToString("compose.yaml:4:");
        assertThat(Nodes.scalar(port, "target").orElseThrow().position()).hasToString("compose.yaml:4:");
    }

    @Test
    void addsNoDefaults() {
        YamlNode.Mapping model = CanonicalForm.of(
                Models.of("services: {web: {depends_on: {db: {restart: true}}, build: {target: a}}}"), new Warnings());
        assertThat(Models.plain(model).toString())
                .isEqualTo("{services={web={depends_on={db={restart=true}}, build={target=a}}}}");
        assertThat(List.of(model.entries().keySet().toArray())).containsExactly("services");
    }
}

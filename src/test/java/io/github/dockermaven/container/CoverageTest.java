package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.engine.ContainerJson;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
    private static final String OPTION = "-javaagent:/.jacoco/agent-[0-9a-f]{12}\\.jar="
            + "destfile=/\\.jacoco/jacoco\\.exec,append=true,sessionid=";

    @TempDir
    private Path folder;

    private Coverage coverage;

    @BeforeEach
    void read() throws IOException {
        coverage = coverage("one");
    }

    private Coverage coverage(String agent) throws IOException {
        Path jar = Files.writeString(folder.resolve("agent.jar"), agent);
        return new Coverage(Optional.of(CoverageAgent.read(jar)), new CoverageData(List.of(folder), folder));
    }

    private static TestRequest users() {
        return TestRequest.of("users").ofBuild();
    }

    private ContainerSpec apply(TestRequest request, String... ofImage) {
        ContainerRequest built = request.build();
        return coverage.apply(built, built.spec(), List.of(ofImage));
    }

    private String options(TestRequest request, String... ofImage) {
        return apply(request, ofImage).process().env().get("JAVA_TOOL_OPTIONS");
    }

    @Test
    void onlyWhatThisBuildMakesIsMeant() {
        assertThat(coverage.isMeant(users().build())).isTrue();
        assertThat(coverage.isMeant(TestRequest.of("mysql").build())).isFalse();
        assertThat(new Coverage(Optional.empty(), coverage.data()).isMeant(users().build()))
                .isFalse();
    }

    @Test
    void theOptionsOfUserAndImageStay() {
        assertThat(options(users())).matches(OPTION + "users");
        assertThat(options(users(), "A=1", "JAVA_TOOL_OPTIONS=-Xmx1g")).matches("-Xmx1g " + OPTION + "users");
        assertThat(options(users().env("JAVA_TOOL_OPTIONS", "-Xmx2g"), "JAVA_TOOL_OPTIONS=-Xmx1g"))
                .matches("-Xmx2g " + OPTION + "users");
    }

    /** The name of a session is a part of the option, which ends at a space, and whose values end at a comma. */
    @Test
    void anAliasIsNoSyntax() {
        assertThat(CoverageData.name("our users, 2")).isEqualTo("our-users-2");
    }

    @Test
    void anotherAgentIsAnotherContainer() throws IOException {
        String before = ContainerJson.digest(apply(users()));
        assertThat(ContainerJson.digest(apply(users()))).isEqualTo(before);
        assertThat(before).isNotEqualTo(ContainerJson.digest(users().build().spec()));
        coverage = coverage("another");
        assertThat(ContainerJson.digest(apply(users()))).isNotEqualTo(before);
    }

    @Test
    void theFolderForTheDataIsALabelAndNoPartOfTheConfiguration() {
        ContainerRequest known = users().build().ofBuild(ApplicationHints.NONE.in(folder));
        ContainerSpec spec = coverage.apply(known, known.spec(), List.of());
        assertThat(spec.labels()).containsEntry("io.github.dockermaven.coverage", folder.toString());
        assertThat(apply(users()).labels()).containsEntry("io.github.dockermaven.coverage", "");
        assertThat(ContainerJson.digest(spec)).isEqualTo(ContainerJson.digest(apply(users())));
    }

    /** The data is in it. */
    @Test
    void theEngineLeavesTheContainerAtItsEnd() {
        assertThat(apply(users().autoRemove()).host().autoRemove()).isFalse();
    }

    @Test
    void readOnlyFilesGetAVolumeForTheAgent() {
        assertThat(apply(users()).host().storage().mounts()).isEmpty();
        assertThat(apply(users().bind("/data", "/data").readOnly())
                        .host()
                        .storage()
                        .mounts())
                .containsExactly(
                        new Mount(Mount.Type.BIND, "/data", "/data", List.of()),
                        new Mount(Mount.Type.VOLUME, "", "/.jacoco", List.of()));
    }

    @Test
    void anAgentOfTheUsersOwnIsAnError() {
        String words =
                "Container 'users' cannot run with docker.coverage: its <env>, <entrypoint> or <cmd> has JaCoCo's agent"
                        + " already, and with two of them classes would be counted wrongly. In its place remove it, or start without"
                        + " docker.coverage.";
        String agent = "-javaagent:/opt/jacocoagent.jar";
        assertThatThrownBy(() ->
                        coverage.check(List.of(users().env("JAVA_OPTS", agent).build())))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(words);
        assertThatThrownBy(() ->
                        coverage.check(List.of(users().cmd("java", agent, "App").build())))
                .hasMessage(words);
        assertThatThrownBy(() -> apply(users(), "JAVA_TOOL_OPTIONS=" + agent))
                .hasMessageStartingWith(
                        "Container 'users' cannot run with docker.coverage: the environment of its image has JaCoCo's agent");
        coverage.check(List.of(
                TestRequest.of("sonar").env("JAVA_OPTS", agent).build(),
                users().env("REPORT", "/jacoco").build()));
    }
}

package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.engine.CreateRequests;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunElementTest {
    @TempDir
    static Path folder;

    private static RunCases cases;

    @BeforeAll
    static void writeFiles() throws IOException {
        cases = new RunCases(folder, "image:1");
        cases.writeFiles();
    }

    private static Stream<Named<Xpp3Dom>> runs() throws IOException {
        return RunCases.same().stream().map(run -> Named.of(run.getAttribute("options") + " by " + names(run), run));
    }

    private static List<String> names(Xpp3Dom run) {
        return Arrays.stream(run.getChildren()).map(Xpp3Dom::getName).toList();
    }

    /** The requests are those of Docker's command line, of version 28.2. */
    @ParameterizedTest
    @MethodSource("runs")
    void makesTheSameRequestAsDockerCreate(Xpp3Dom same) throws IOException {
        JsonNode request = JsonReader.read(cases.inFolder(same.getAttribute("request")));

        assertThat(CreateRequests.of(
                        HostNames.resolve("app", cases.container(same).spec())))
                .isEqualTo(CreateRequests.reduced(request));
    }

    private static Stream<Named<Xpp3Dom>> refusedRuns() throws IOException {
        return RunCases.read("refused-runs.xml", "refused").stream()
                .map(refused -> Named.of(refused.getChild("message").getValue(), refused));
    }

    /** Nothing is changed by then. */
    @ParameterizedTest
    @MethodSource("refusedRuns")
    void refusesWhatCannotBe(Xpp3Dom refused) {
        assertThatThrownBy(() -> cases.container(refused.getChild("run")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image image:1, "
                        + cases.inFolder(refused.getChild("message").getValue()).strip());
    }
}

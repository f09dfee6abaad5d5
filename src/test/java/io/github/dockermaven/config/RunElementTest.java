package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.engine.CreateRequests;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunElementTest {
    @TempDir
    static Path folder;

    private static Stream<Named<Xpp3Dom>> runs() throws IOException {
        return cases("runs.xml", "same").map(run -> Named.of(run.getAttribute("options") + " by " + names(run), run));
    }

    private static Stream<Xpp3Dom> cases(String file, String name) throws IOException {
        try (InputStream stream = RunElementTest.class.getResourceAsStream(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(Pom.dom(text).getChildren(name));
        }
    }

    private static List<String> names(Xpp3Dom run) {
        return Arrays.stream(run.getChildren()).map(Xpp3Dom::getName).toList();
    }

    @BeforeAll
    static void writeFiles() throws IOException {
        Files.writeString(folder.resolve("env.properties"), "A=file\nB:one two\n# comment\nC=\\u00fc\nD.e = f=g\n");
        Files.writeString(folder.resolve("broken.properties"), "A=\\u00zz\n");
        Files.writeString(
                folder.resolve("seccomp.json"),
                "{\n \"defaultAction\": \"SCMP_ACT_ALLOW\",\n \"architectures\": [ \"SCMP_ARCH_X86_64\" ],\n \"syscalls\": []\n}\n");
    }

    /** The requests are those of Docker's command line, of version 28.2. */
    @ParameterizedTest
    @MethodSource("runs")
    void makesTheSameRequestAsDockerCreate(Xpp3Dom same) throws IOException {
        JsonNode request = JsonReader.read(inFolder(same.getAttribute("request")));

        assertThat(CreateRequests.of(HostNames.resolve("app", container(same).spec())))
                .isEqualTo(CreateRequests.reduced(request));
    }

    private static Stream<Named<Xpp3Dom>> refusedRuns() throws IOException {
        return cases("refused-runs.xml", "refused")
                .map(refused -> Named.of(refused.getChild("message").getValue(), refused));
    }

    /** Nothing is changed by then. */
    @ParameterizedTest
    @MethodSource("refusedRuns")
    void refusesWhatCannotBe(Xpp3Dom refused) {
        assertThatThrownBy(() -> container(refused.getChild("run")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image image:1, "
                        + inFolder(refused.getChild("message").getValue()).strip());
    }

    private static String inFolder(String text) {
        return text.replace("@FOLDER@", folder.toString()).replace("@HOME@", System.getProperty("user.home"));
    }

    private static ContainerRequest container(Xpp3Dom same) {
        Xpp3Dom run = new Xpp3Dom("run");
        Arrays.stream(Pom.dom(inFolder(same.toString())).getChildren()).forEach(run::addChild);
        Xpp3Dom configuration = Pom.dom("<configuration><images><image><alias>app</alias><name>image:1</name></image>"
                + "</images></configuration>");
        configuration.getChild("images").getChild("image").addChild(run);
        FakeSession fake = FakeSession.in(folder);
        fake.project().getProperties().put("known.port", "18080");
        fake.project().getProperties().put("known.ip", "127.0.0.1");
        fake.project().getProperties().put("known.bad", "abc");
        GoalConfiguration goal = new GoalConfiguration(
                new XmlPlexusConfiguration(configuration),
                new DefaultPlexusConfiguration("configuration"),
                new MavenProperties(fake.session(), fake.project(), FakeSession.execution("start")),
                folder,
                warning -> {});
        ConfiguredImages images =
                new ConfiguredImages(goal, fake.project(), new NamePattern(fake.project(), Instant.EPOCH));
        return ConfiguredContainers.of(goal, images, fake.project()).get(0);
    }
}

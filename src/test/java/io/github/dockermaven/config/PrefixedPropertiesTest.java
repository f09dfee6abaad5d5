package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixedPropertiesTest {
    private final Properties commandLine = new Properties();
    private final Properties project = new Properties();
    private final PrefixedProperties properties = new PrefixedProperties(commandLine, project);

    @Test
    void fillAMapThatThePomDoesNotHave() {
        commandLine.setProperty("docker.env.TZ", "Asia/Seoul");
        project.setProperty("docker.env.LANG", "C");

        assertThat(properties.over(Map.of(), "docker.env."))
                .containsExactly(entry("LANG", "C"), entry("TZ", "Asia/Seoul"));
    }

    @Test
    void areEmptyWithoutAny() {
        assertThat(properties.over(Map.of(), "docker.env.")).isEmpty();
    }

    @Test
    void goBeforeTheElementOnTheCommandLineAndAfterItInTheProject() {
        commandLine.setProperty("docker.env.A", "command line");
        project.setProperty("docker.env.A", "project");
        project.setProperty("docker.env.B", "project");
        project.setProperty("docker.env.C", "project");

        assertThat(properties.over(Map.of("A", "element", "B", "element"), "docker.env."))
                .containsOnly(entry("A", "command line"), entry("B", "element"), entry("C", "project"));
    }

    @Test
    void areElementsByTheSamePrecedence() {
        commandLine.setProperty("docker.healthcheck.cmd", "[\"a\"]");
        project.setProperty("docker.healthcheck.retries", "3");
        project.setProperty("docker.healthcheck.timeout", "4s");
        PlexusConfiguration pom = new DefaultPlexusConfiguration("healthcheck");
        pom.getChild("cmd", true).addChild("arg", "b");
        pom.addChild("timeout", "1s");

        PlexusConfiguration merged =
                properties.element("healthcheck", pom, "docker.healthcheck.", Set.of(), UnaryOperator.identity());

        assertThat(merged.getChildren())
                .extracting(PlexusConfiguration::getName, PlexusConfiguration::getValue)
                .containsExactly(tuple("timeout", "1s"), tuple("cmd", "[\"a\"]"), tuple("retries", "3"));
        assertThat(properties
                        .element("healthcheck", null, "docker.none.", Set.of(), UnaryOperator.identity())
                        .getChildCount())
                .isZero();
    }

    @Test
    void leaveAnEmptyElementEmpty() {
        Map<String, String> element = new LinkedHashMap<>();
        element.put("A", "");
        project.setProperty("docker.env.A", "project");

        assertThat(properties.over(element, "docker.env.")).containsExactly(entry("A", ""));
    }

    @Test
    void keepTheOrderOfTheElementAndSortWhatIsAdded() {
        Map<String, String> element = new LinkedHashMap<>();
        element.put("Z", "1");
        element.put("M", "2");
        for (String name : new String[] {"Y", "B", "M", "C", "A"}) {
            commandLine.setProperty("docker.env." + name, "3");
        }

        assertThat(properties.over(element, "docker.env.").keySet()).containsExactly("Z", "M", "A", "B", "C", "Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a  b ", "a=b=c", "a,b", "-Xmx1g -Dx=\"y z\"", "$HOME \\ ${x}", "line\nline"})
    void keepTheTextOfAValue(String value) {
        commandLine.setProperty("docker.env.A", value);

        assertThat(properties.over(Map.of(), "docker.env.")).containsExactly(entry("A", value));
    }

    @Test
    void haveAllThatFollowsThePrefixForAName() {
        commandLine.setProperty("docker.labels.org.opencontainers.image.title", "Users");
        commandLine.setProperty("docker.labelsX", "x");
        commandLine.setProperty("docker.Labels.x", "x");

        assertThat(properties.over(Map.of(), "docker.labels."))
                .containsExactly(entry("org.opencontainers.image.title", "Users"));
    }

    @Test
    void mayHaveSeveralPrefixesOfWhichTheLastGoesFirst() {
        commandLine.setProperty("docker.buildArg.A", "1");
        commandLine.setProperty("docker.buildArgs.A", "2");
        commandLine.setProperty("docker.buildArgs.B", "3");
        commandLine.setProperty("docker.buildArg.C", "4");

        assertThat(properties.over(Map.of(), "docker.buildArgs.", "docker.buildArg."))
                .containsExactly(entry("A", "1"), entry("B", "3"), entry("C", "4"));
    }

    @Test
    void needAName() {
        project.setProperty("docker.env.", "x");

        assertThatThrownBy(() -> properties.over(Map.of(), "docker.env."))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Property 'docker.env.' names nothing. Write a name after the dot: docker.env.NAME.");
    }
}

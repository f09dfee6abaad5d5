package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HelpPageTest {
    private static PluginDescriptor plugin;

    @BeforeAll
    static void read() throws Exception {
        try (Reader xml = new InputStreamReader(
                HelpPageTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            plugin = new PluginDescriptorBuilder().build(xml);
        }
    }

    @Test
    void hasEachGoalOnceInALineThatFitsATerminal() {
        List<String> goals = Arrays.stream(GoalGroup.values())
                .flatMap(group -> group.goals().stream())
                .map(GoalGroup.Entry::goal)
                .toList();
        assertThat(goals)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        plugin.getMojos().stream().map(MojoDescriptor::getGoal).toList());
        assertThat(new HelpPage(plugin).overview())
                .contains("  build               builds the image, from your Dockerfile or one it writes")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void hasPropertiesInExamplesThatTheGoalHas() {
        TreeSet<String> known = new TreeSet<>(List.of("goal", "detail", "docker.run.image"));
        plugin.getMojos().forEach(goal -> goal.getParameters().stream()
                .map(parameter -> goal.getMojoConfiguration().getChild(parameter.getName(), false))
                .filter(child -> child != null)
                .forEach(child -> known.add(child.getValue("").replaceAll("[${}]", ""))));
        for (GoalGroup group : GoalGroup.values()) {
            for (GoalGroup.Entry goal : group.goals()) {
                assertThat(goal.example()).contains("docker:" + goal.goal());
                for (String word : goal.example().split(" ")) {
                    if (word.startsWith("-D")) {
                        assertThat(known).contains(word.substring(2).replaceFirst("=.*", ""));
                    }
                }
            }
        }
    }

    @Test
    void showsWhatAGoalNeeds() {
        assertThat(new HelpPage(plugin).goal("start", false))
                .startsWith("docker:start")
                .contains(
                        "  Needs               no project",
                        "  Default phase       pre-integration-test",
                        "  Example             mvn package docker:build docker:start",
                        "  docker.recreate (changed)",
                        "  <run>")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(new HelpPage(plugin).goal("build", false)).contains("  Needs               a project");
    }

    @Test
    void showsTheMeaningOfEachParameterIfAsked() {
        List<String> lines = new HelpPage(plugin).goal("start", true);
        MojoDescriptor start = plugin.getMojo("start");
        List<Parameter> parameters =
                start.getParameters().stream().filter(Parameter::isEditable).toList();
        assertThat(lines).hasSizeGreaterThan(2 * parameters.size());
        assertThat(lines.get(lines.indexOf("  docker.recreate (changed)") + 1)).startsWith("      When a container");
        assertThat(new HelpPage(plugin).all()).contains("docker:build", "docker:volume-rm");
    }

    @Test
    void namesTheNearestGoal() {
        assertThatThrownBy(() -> new HelpPage(plugin).goal("biuld", false))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("There is no goal docker:biuld. Did you mean build? 'mvn docker:help' lists all.");
        assertThatThrownBy(() -> new HelpPage(plugin).goal("deploy-everything", false))
                .hasMessage("There is no goal docker:deploy-everything. 'mvn docker:help' lists all.");
    }
}

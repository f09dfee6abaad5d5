package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.error.DockerFailureException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GoalConfigurationTest {
    private final Properties commandLine = new Properties();
    private final Properties project = new Properties();

    private static Xpp3Dom xml(String elements) {
        try {
            return Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private GoalConfiguration pom(String elements) {
        return new GoalConfiguration(xml(elements), commandLine, project);
    }

    @Nested
    class AText {
        @Test
        void isWhatMavenMadeOfIt() {
            assertThat(pom("<from>${late}</from>").text("from", "now")).isEqualTo("now");
            assertThat(pom("").text("from", "now")).isEqualTo("now");
        }

        @Test
        void keepsAPropertyThatIsNotSet() {
            assertThat(pom("<from>${late}</from>").text("from", null)).isEqualTo("${late}");
        }

        @Test
        void keepsAPropertyThatIsNotSetOfThePropertyThatGivesIt() {
            project.setProperty("docker.host", "${engine}");
            assertThat(pom("").text("dockerHost", "docker.host", null)).isEqualTo("${engine}");
            commandLine.setProperty("docker.host", "");
            assertThat(pom("").text("dockerHost", "docker.host", null)).isNull();
            assertThat(pom("<dockerHost>${late}</dockerHost>").text("dockerHost", "docker.host", null))
                    .isEqualTo("${late}");
            assertThat(pom("").text("dockerHost", "docker.host", "tcp://engine:1"))
                    .isEqualTo("tcp://engine:1");
        }

        @Test
        void isNoneIfItIsNotGivenOrEmpty() {
            assertThat(pom("").text("from", null)).isNull();
            assertThat(pom("<from/>").text("from", null)).isNull();
        }
    }

    @Nested
    class AList {
        private List<String> volumes(String elements, String... injected) {
            return pom(elements).list("volumes", "docker.volumes", injected == null ? null : Arrays.asList(injected));
        }

        @Test
        void isNoneIfItIsNotGiven() {
            assertThat(volumes("", (String[]) null)).isNull();
        }

        @Test
        void isWhatMavenMadeOfIt() {
            assertThat(volumes("", "/a")).containsExactly("/a");
            assertThat(volumes("<volumes><v>/a</v></volumes>", "/a")).containsExactly("/a");
        }

        @Test
        void isEmptyByAnEmptyElement() {
            assertThat(volumes("<volumes/>", (String[]) null)).isEmpty();
            assertThat(volumes("<volumes> </volumes>")).isEmpty();
            assertThat(volumes("<volumes/>", "/of/the/property")).isEmpty();
        }

        @Test
        void isEmptyByAnEmptyPropertyOfTheCommandLine() {
            commandLine.setProperty("docker.volumes", "");

            assertThat(volumes("", (String[]) null)).isEmpty();
            assertThat(volumes("")).isEmpty();
            assertThat(volumes("", (String) null)).isEmpty();
            assertThat(volumes("", "")).isEmpty();
        }

        @Test
        void isEmptyByAnEmptyPropertyOfTheProject() {
            project.setProperty("docker.volumes", "");

            assertThat(volumes("", (String[]) null)).isEmpty();
        }

        @Test
        void keepsPropertiesThatAreNotSet() {
            assertThat(volumes("<volumes><v>/a</v><v>${late}</v></volumes>", "/a", null))
                    .containsExactly("/a", "${late}");
            assertThat(volumes("<volumes>${late}</volumes>", (String[]) null)).containsExactly("${late}");
        }

        @Test
        void isAJsonArrayThatMavenSplitAtItsCommas() {
            assertThat(volumes("", "[\"/a", "b\"", " \"/c\"]")).containsExactly("/a,b", "/c");
            assertThat(volumes("<volumes>[\"/a\"]</volumes>", " [\"/a\"] ")).containsExactly("/a");
            assertThat(volumes("", "[]")).isEmpty();
            assertThat(volumes("", "[::1]:5000", "b")).containsExactly("[::1]:5000", "b");
            assertThat(volumes("<volumes><v>[\"/a\"]</v></volumes>", "[\"/a\"]"))
                    .containsExactly("[\"/a\"]");
        }

        @Test
        void isNoJsonArrayOfOtherThingsThanStrings() {
            assertThatThrownBy(() -> volumes("", "[1", "2]"))
                    .hasMessage(
                            "volumes: '[1,2]' has something else than strings in its JSON array. Write each element in"
                                    + " double quotes: [\"java\",\"-jar\",\"app.jar\"].");
        }

        @Test
        void keepsAnElementWithoutAValueToBeRefused() {
            assertThat(volumes("<volumes><v/></volumes>", (String) null)).containsExactly((String) null);
        }
    }

    @Nested
    class ACommand {
        private List<String> entrypoint(String elements, String... injected) {
            return pom(elements).command("entrypoint", "docker.entrypoint", Arrays.asList(injected));
        }

        @Test
        void isAList() {
            assertThat(entrypoint("", "java", "-jar")).containsExactly("java", "-jar");
            assertThat(entrypoint("", "[\"java\"", "\"-jar\"]")).containsExactly("java", "-jar");
            assertThat(entrypoint("<entrypoint><arg>[</arg></entrypoint>", "[")).containsExactly("[");
        }

        @Test
        void isRefusedIfItBeginsAsAJsonArrayAndIsNone() {
            assertThatThrownBy(() -> entrypoint("", "['java'", "'-jar']"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(
                            "entrypoint: '['java','-jar']' begins with [, but is no JSON array of strings. Write each word"
                                    + " in double quotes, with commas between and ] at the end: [\"java\",\"-jar\",\"app.jar\"]. A word"
                                    + " that begins with [ goes into an <arg>.");
        }
    }

    @Nested
    class AMap {
        @Test
        void keepsPropertiesThatAreNotSet() {
            Map<String, String> injected = Collections.singletonMap("A", null);

            assertThat(pom("<env><A>${late}</A></env>").map("env", injected))
                    .containsExactly(Map.entry("A", "${late}"));
            assertThat(pom("<env><A>${late}</A></env>").map("env", null)).containsExactly(Map.entry("A", "${late}"));
        }

        @Test
        void isElseWhatMavenMadeOfIt() {
            assertThat(pom("<env><A>${late}</A></env>").map("env", Map.of("A", "now")))
                    .containsExactly(Map.entry("A", "now"));
            assertThat(pom("<env><A/></env>").map("env", Collections.singletonMap("A", null)))
                    .containsEntry("A", null);
            assertThat(pom("").map("env", null)).isNull();
        }
    }

    @Nested
    class OfAGoal {
        private final Plugin plugin = new Plugin();

        private GoalConfiguration of(String executionId, boolean managed) {
            Build build = new Build();
            build.setPluginManagement(new PluginManagement());
            plugin.setGroupId("g");
            plugin.setArtifactId("a");
            (managed ? build.getPluginManagement() : build).addPlugin(plugin);
            Model model = new Model();
            model.setBuild(build);
            Plugin bare = new Plugin();
            bare.setGroupId("g");
            bare.setArtifactId("a");
            MavenSession session = mock();
            when(session.getUserProperties()).thenReturn(commandLine);
            return GoalConfiguration.of(
                    session, new MavenProject(model), new MojoExecution(bare, "build", executionId));
        }

        @Test
        void areThoseOfItsExecution() {
            PluginExecution execution = new PluginExecution();
            execution.setId("mine");
            execution.setConfiguration(xml("<from>${mine}</from>"));
            plugin.addExecution(execution);
            plugin.setConfiguration(xml("<from>${all}</from>"));

            assertThat(of("mine", false).text("from", null)).isEqualTo("${mine}");
            assertThat(of("default-cli", false).text("from", null)).isEqualTo("${all}");
        }

        @Test
        void mayBeThoseOfThePluginManagement() {
            plugin.setConfiguration(xml("<from>${all}</from>"));

            assertThat(of("default-cli", true).text("from", null)).isEqualTo("${all}");
        }

        @Test
        void areNoneWithoutAConfiguration() {
            assertThat(of("default-cli", false).text("from", null)).isNull();
        }
    }
}

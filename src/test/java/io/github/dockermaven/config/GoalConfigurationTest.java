package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.FakeSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalConfigurationTest {
    private static final String PARAMETERS = "<from>${docker.from}</from><tags>${docker.tags}</tags>"
            + "<volumes>${docker.volumes}</volumes><cmd>${docker.cmd}</cmd><noCache default-value='false'>${docker.noCache}</noCache>"
            + "<check default-value='true'>${docker.login.check}</check><timeout default-value='60'>${docker.timeout}</timeout>"
            + "<time default-value='${project.build.outputTimestamp}'/><contextDir>${docker.contextDir}</contextDir>";

    private final FakeSession fake = FakeSession.in(Path.of("project"));
    private final Properties commandLine = fake.properties();
    private final Properties project = fake.project().getProperties();
    private final List<String> warnings = new ArrayList<>();

    private GoalConfiguration pom(String elements) {
        return Pom.goal(elements, PARAMETERS, fake, warnings::add);
    }

    @Nested
    class AValue {
        @Test
        void isThePomsElsePropertysElseTheDefault() {
            assertThat(pom("").text("from")).isEmpty();
            project.setProperty("docker.from", "project");
            assertThat(pom("").text("from")).contains("project");
            commandLine.setProperty("docker.from", "cli");
            assertThat(pom("").text("from")).contains("cli");
            assertThat(pom("<from/>").text("from")).contains("cli");
            assertThat(pom("<from>pom</from>").text("from")).contains("pom");
            assertThat(pom("").seconds("timeout")).isEqualTo(Duration.ofSeconds(60));
        }

        @Test
        void hasTheValuesOfPropertiesThatAreSetLate() {
            project.setProperty("a", "1");
            project.setProperty("b", "${a}-${a}");
            project.setProperty("docker.from", "x:${b}");

            assertThat(pom("").text("from")).contains("x:1-1");
            assertThat(pom("<from>y:${b}</from>").text("from")).contains("y:1-1");
        }

        @ParameterizedTest
        @CsvSource({"${late}, late", "team-${late}, late", "${a}-${late}, late", "${self}, self"})
        void isAnErrorWithAPropertyThatIsNotSet(String value, String name) {
            project.setProperty("a", "1");
            project.setProperty("self", "${self}");

            assertThatThrownBy(() -> pom("<from>" + value + "</from>").text("from"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("<from> is '" + value + "', but the property " + name
                            + " is not set. Set it, or correct its name.");
            project.setProperty("docker.from", value);
            assertThatThrownBy(() -> pom("").text("from"))
                    .hasMessage("docker.from is '" + value + "', but the property " + name
                            + " is not set. Set it, or correct its name.");
        }

        @Test
        void keepsAPropertyThatIsNotSetInAFreeText() {
            project.setProperty("docker.from", "a${late}b");

            assertThat(pom("").freeText("from")).contains("a${late}b");
        }

        @Test
        void hasNoElements() {
            assertThatThrownBy(() -> pom("<from><image>x</image></from>").text("from"))
                    .hasMessage(
                            "<from> has an element <image>, and its value is a text. Write the text itself in <from>.");
        }

        @Test
        void isNoneIfItsDefaultIsAPropertyThatIsNotSet() {
            assertThat(pom("").text("time")).isEmpty();
            project.setProperty("project.build.outputTimestamp", "1");
            assertThat(pom("").text("time")).contains("1");
        }

        @Test
        void isAPathInTheProject() {
            assertThat(pom("<contextDir>a/../b</contextDir>").path("contextDir"))
                    .contains(Path.of("/project/b").toAbsolutePath());
            assertThat(pom("").path("contextDir")).isEmpty();
        }
    }

    @Nested
    class AFlag {
        @Test
        void isTrueOrFalse() {
            assertThat(pom("").flag("noCache")).isFalse();
            assertThat(pom("").flag("check")).isTrue();
            assertThat(pom("<check>False</check>").flag("check")).isFalse();
            commandLine.setProperty("docker.noCache", "true");
            assertThat(pom("").flag("noCache")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "1", "on", "ja"})
        void isNothingElse(String text) {
            assertThatThrownBy(() -> pom("<noCache>" + text + "</noCache>").flag("noCache"))
                    .hasMessage("<noCache>: '" + text + "' is neither true nor false. Write one of them.");
            commandLine.setProperty("docker.noCache", text);
            assertThatThrownBy(() -> pom("").flag("noCache"))
                    .hasMessage("docker.noCache: '" + text + "' is neither true nor false. Write one of them.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10s", "1.5", "-", "1 min", "99999999999"})
    void secondsHaveNoUnit(String text) {
        assertThatThrownBy(() -> pom("<timeout>" + text + "</timeout>").seconds("timeout"))
                .hasMessage("<timeout> is '" + text
                        + "', which is no whole number of seconds. Write one, without a unit, such as 60.");
    }

    @Nested
    class AList {
        @Test
        void isThePomsElseThePropertys() {
            assertThat(pom("").list("tags")).isEmpty();
            assertThat(pom("<tags><tag>a</tag><tag> b </tag></tags>").list("tags"))
                    .containsExactly("a", "b");
            commandLine.setProperty("docker.tags", "c, d");
            assertThat(pom("").list("tags")).containsExactly("c", "d");
            commandLine.setProperty("docker.tags", "[\"c,d\"]");
            assertThat(pom("").list("tags")).containsExactly("c,d");
        }

        @Test
        void isGivenIfItIsEmpty() {
            assertThat(pom("").isGiven("volumes")).isFalse();
            assertThat(pom("<volumes/>").isGiven("volumes")).isTrue();
            commandLine.setProperty("docker.volumes", "");
            assertThat(pom("").isGiven("volumes")).isTrue();
            assertThat(pom("").list("volumes")).isEmpty();
            commandLine.setProperty("docker.volumes", "/of/the/property");
            assertThat(pom("<volumes/>").list("volumes")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"<tag>a</tag><tag/>", "a,", "a,,b"})
        void hasNoElementWithoutAValue(String tags) {
            assertThatThrownBy(() -> pom("<tags>" + tags + "</tags>").list("tags"))
                    .hasMessage(
                            "Element 2 of <tags> has no value: it is empty, or a property that is. Give it a value, or"
                                    + " remove it.");
        }

        @ParameterizedTest
        @CsvSource({"<tag>v${late}</tag>, <tags><tag>", "'${late},b', <tags>"})
        void isAnErrorWithAPropertyThatIsNotSet(String tags, String path) {
            assertThatThrownBy(() -> pom("<tags>" + tags + "</tags>").list("tags"))
                    .hasMessageStartingWith(path + " is '")
                    .hasMessageEndingWith("', but the property late is not set. Set it, or correct its name.");
        }
    }

    @Nested
    class ACommand {
        @Test
        void keepsPropertiesThatAreNotSet() {
            assertThat(pom("<cmd><arg>${late}</arg><arg>[</arg></cmd>").words("cmd"))
                    .containsExactly("${late}", "[");
        }

        @Test
        void isRefusedIfItBeginsAsAJsonArrayAndIsNone() {
            commandLine.setProperty("docker.cmd", "['java','-jar']");

            assertThatThrownBy(() -> pom("").words("cmd"))
                    .hasMessageStartingWith("cmd: '['java','-jar']' begins with [, but is no JSON array of strings.");
        }
    }

    @Nested
    class AMap {
        @Test
        void isMergedOfElementAndProperties() {
            project.setProperty("docker.env.A", "project");
            project.setProperty("docker.env.C", "project");
            commandLine.setProperty("docker.env.B", "cli");

            assertThat(pom("<env><B>pom</B><A>pom</A><D>${late}</D></env>").map("env", "docker.env."))
                    .isEqualTo(Map.of("A", "pom", "B", "cli", "C", "project", "D", "${late}"));
        }

        @Test
        void hasNoText() {
            assertThatThrownBy(() -> pom("<env>A=b</env>").map("env", "docker.env."))
                    .hasMessage("<env> has a text, and its values are elements. Write each as an element in it:"
                            + " <name>…</name>.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<env><name>A</name><value>b</value></env>", "<A><value>b</value></A>"})
        void hasTextsAsItsValues(String entry) {
            assertThatThrownBy(() -> pom("<env>" + entry + "</env>").map("env", "docker.env."))
                    .hasMessageMatching(
                            "<env><(env|A)> has an element <(name|value)>, and its value is a text\\. Write the"
                                    + " text itself in <(env|A)>\\.");
        }
    }

    @Nested
    class TheCommandLine {
        @Test
        void isWarnedOfIfThePomTakesPrecedence() {
            commandLine.setProperty("docker.from", "cli");
            pom("<from>pom</from>").text("from");

            assertThat(warnings)
                    .containsExactly(
                            "-Ddocker.from has no effect: <from> of the POM takes precedence. Move its value into"
                                    + " the property docker.from in the POM's <properties>, which the command line overrides.");
        }

        @Test
        void isNotWarnedOfIfItHasAnEffectOrIsTheSame() {
            project.setProperty("docker.from", "project");
            pom("<from>pom</from>").text("from");
            commandLine.setProperty("docker.from", "cli");
            pom("").text("from");
            pom("<from>registry/${docker.from}</from>").text("from");
            pom("<from/>").text("from");

            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void nothingOfAPasswordIsShown() {
        assertThatThrownBy(() -> pom("<authConfig>ada:secret</authConfig>")
                        .authConfig()
                        .orElseThrow()
                        .forUse(RegistryUse.PUSH, RegistryName.of("r.example.com")))
                .hasMessageStartingWith("<authConfig> has a text, and its values are elements.")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aHealthcheckIsNoText() {
        assertThatThrownBy(() -> HealthcheckElement.of(pom("<healthcheck>curl -f http://localhost/</healthcheck>")))
                .hasMessageStartingWith("<healthcheck> has a text, and its values are elements.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<networks>a,b</networks>", "<networks><network>a</network></networks>"})
    void networksAreNoText(String networks) {
        assertThatThrownBy(() -> NetworkElement.all(pom(networks)))
                .hasMessageContaining("has a text, and its values are");
    }
}

package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmArgumentsTest {
    private final JvmArguments arguments = new JvmArguments("jvmArgs");

    private List<String> check(List<String> given) {
        List<String> checked = arguments.check(given);
        arguments.checkVariables(checked);
        return checked;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['-Xmx64m','-Xms32m','-XX:+UseG1GC','-XX:MaxRAMPercentage=75.0','-ea','-server']",
                "['--add-opens','java.base/java.lang=ALL-UNNAMED','--enable-preview']",
                "['--add-opens=java.base/java.lang=ALL-UNNAMED']",
                "['-cp','/opt/my lib/a.jar','-p','/mods','--add-modules','java.se']",
                "['-javaagent:/opt/my agent/a.jar=x y']",
                "['-Dname=with blank','-Dshell=a -b','-Dother=-Xmx1g -Dx=y','-Dlog=${LOG_DIR}/x','-Dflag']",
                "['-XX:OnOutOfMemoryError=kill -9 %p','-XX:OnError=gdb - $PPID -Xmx']",
                "['-XX:HeapDumpPath=/var/my dumps','-Xlog:gc*:file=/var/my logs/gc.log','-Xbootclasspath/a:/my lib.jar']",
                "['@/etc/java options']",
                "['-XX:CompileCommand=exclude,com/sun/proxy/$Proxy0.run']"
            })
    void mayBeWhateverJavaTakes(String json) {
        List<String> given = ExecForm.read("jvmArgs", json.replace('\'', '"')).orElseThrow();

        assertThat(check(given)).isEqualTo(given);
        assertThat(arguments.doubt(given)).isEmpty();
    }

    @Test
    void loseTheBlanksAroundThem() {
        assertThat(check(List.of("\n  -Xmx64m", " -Xms32m\t"))).containsExactly("-Xmx64m", "-Xms32m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx64m -Xms32m",
                "-Xmx64m\n-Xms32m",
                "-Xmx 64m",
                "-XX:+UseSerialGC -Xmx64m",
                "-XX:MaxRAMPercentage=75 -ea",
                "-ea -server",
                "--enable-preview -Xmx64m",
                "--add-opens java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp /a",
                "-javaagent:/a.jar -Xmx64m",
                "-agentlib:jdwp=transport=dt_socket -Da=b",
                "-XX:HeapDumpPath=/dumps -Xmx64m"
            })
    void areNotSeveralInOne(String argument) {
        assertThatThrownBy(() -> check(List.of(argument)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("jvmArgs '" + argument.replace('\n', '?')
                        + "' has a blank, and java would take it for one option. Write each option as an <arg>, or separate"
                        + " them by commas on the command line.");
    }

    @ParameterizedTest
    @CsvSource({
        "Xmx64m, -Xmx64m",
        "Dname=value, -Dname=value",
        "\"-Xmx64m\", -Xmx64m",
        "\u2013Xmx64m, -Xmx64m",
        "${jvm.options}, -${jvm.options}"
    })
    void beginWithADash(String argument, String meant) {
        assertThatThrownBy(() -> check(List.of(argument)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("jvmArgs '" + argument
                        + "' does not begin with -, so java would take it for the class to start. Write " + meant
                        + ".");
    }

    @Test
    void namesWhatACommaDivided() {
        assertThatThrownBy(() -> check(List.of("-agentlib:jdwp=transport=dt_socket", "server=y")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "jvmArgs 'server=y' does not begin with -, so java would take it for the class to start. Write"
                                + " -server=y; or, if it belongs to '-agentlib:jdwp=transport=dt_socket', both as one <arg>, or as"
                                + " one string of a JSON array.");
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx${heap}, heap",
        "-Xmx$HEAP, HEAP",
        "-Xss${a.b}k, a.b",
        "-XX:MaxRAMPercentage=${ram}, ram",
        "-javaagent:${AGENT}/a.jar, AGENT",
        "-XX:HeapDumpPath=$HOME/x, HOME"
    })
    void haveNoVariables(String argument, String name) {
        assertThatThrownBy(() -> check(List.of(argument)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("jvmArgs '" + argument
                        + "' has a variable, and java gets it as it is: no shell expands it. Set the"
                        + " property " + name
                        + " in the POM, or write the value; for one that a container gets when it is"
                        + " started there is the environment variable JAVA_TOOL_OPTIONS.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--add-opens", "-cp", "--module-path"})
    void haveTheirValues(String option) {
        for (List<String> given : List.of(List.of(option), List.of(option, "-Xmx64m"))) {
            assertThatThrownBy(() -> check(given))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("jvmArgs '" + option + "' has no value. Write it after a = or as the next <arg>.");
        }
    }

    @Test
    void doNotNameWhatIsStarted() {
        assertThatThrownBy(() -> check(List.of("-jar", "other.jar")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "jvmArgs '-jar' names what is started, which is written by itself. Write the whole command into"
                                + " <entrypoint>.");
    }

    @Test
    void areNotEmpty() {
        assertThatThrownBy(() -> check(List.of("-Xmx64m", " ")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Element 2 of jvmArgs is empty. Remove it.");
    }

    /** Java starts, but not as it was meant. */
    @Test
    void areDoubtedIfAPropertyHasAnOptionInIt() {
        assertThat(arguments.doubt(List.of("-ea", "-Dprofile=prod -Xmx64m")))
                .hasValue(
                        "jvmArgs '-Dprofile=prod -Xmx64m' is one argument, so all of it is one property. If -Xmx64m is an"
                                + " option, write it as an <arg> of its own, or after a comma on the command line.");
    }
}

package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.watch.WatchMode;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchElementTest {
    private static WatchElement read(String xml) {
        return WatchElement.read(Pom.element("<watch>" + xml + "</watch>"));
    }

    @Test
    void saysWhatIsDoneAboutAnImage() {
        assertThat(read("<mode>copy</mode><interval>250</interval><postGoal>com.acme:own:go</postGoal>"
                        + "<postExec>touch '/a b'</postExec>"))
                .isEqualTo(new WatchElement(
                        Optional.of(WatchMode.COPY),
                        Optional.of(Duration.ofMillis(250)),
                        Optional.of("com.acme:own:go"),
                        Optional.of(List.of("touch", "/a b"))));
        assertThat(read("")).isEqualTo(WatchElement.NONE);
    }

    @Test
    void leavesTheRestToTheGoal() {
        WatchElement goal = read("<mode>both</mode><interval>5000</interval>");
        assertThat(read("<mode>none</mode>").or(goal))
                .isEqualTo(new WatchElement(
                        Optional.of(WatchMode.NONE),
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mode>often</mode>|<watch><mode> 'often' is not known. Write one of build, run, both, copy, none.",
                "<interval>100</interval>|<watch><interval> is '100', which is no number of milliseconds above 100. Write"
                        + " one, such as 5000.",
                "<postGoal>go</postGoal>|<watch><postGoal> 'go' is no goal with its plugin. Write groupId:artifactId:goal of"
                        + " a plugin that the POM has.",
                "<postexec>ls</postexec>|<watch> has an element <postexec> that is not known. Did you mean <postExec>?"
            })
    void hasNoOtherValues(String xml, String message) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(message);
    }
}

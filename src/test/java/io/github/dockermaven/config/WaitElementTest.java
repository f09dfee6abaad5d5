package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.StopSettings;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.container.readiness.WaitRequest.Condition;
import io.github.dockermaven.container.readiness.WaitRequest.Exec;
import io.github.dockermaven.container.readiness.WaitRequest.Exit;
import io.github.dockermaven.container.readiness.WaitRequest.Healthy;
import io.github.dockermaven.container.readiness.WaitRequest.Http;
import io.github.dockermaven.container.readiness.WaitRequest.Log;
import io.github.dockermaven.container.readiness.WaitRequest.Tcp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitElementTest {
    private static WaitElement read(String wait) {
        return WaitElement.read(Pom.element("<wait>" + wait + "</wait>"));
    }

    private static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of(
                        "<http><url>http://localhost:${user.port}/</url></http>",
                        new Http("http://localhost:${user.port}/", "HEAD", 200, 399, false)),
                Arguments.of("<url>https://localhost/</url>", new Http("https://localhost/", "HEAD", 200, 399, false)),
                Arguments.of(
                        "<http><url>https://localhost/</url><method>get</method><status>204</status>"
                                + "<allowAllHosts>true</allowAllHosts></http>",
                        new Http("https://localhost/", "GET", 204, 204, true)),
                Arguments.of(
                        "<http><url>http://a/</url><status>200..299</status></http>",
                        new Http("http://a/", "HEAD", 200, 299, false)),
                Arguments.of(
                        "<tcp><ports><port>3306</port><port>9999</port></ports></tcp>",
                        new Tcp(Optional.empty(), Optional.empty(), List.of(3306, 9999))),
                Arguments.of(
                        "<tcp><mode>Direct</mode><ports>80</ports></tcp>",
                        new Tcp(Optional.of(Tcp.Mode.DIRECT), Optional.empty(), List.of(80))),
                Arguments.of(
                        "<tcp><mode>mapped</mode><host>192.168.99.100</host><ports>80,81</ports></tcp>",
                        new Tcp(Optional.of(Tcp.Mode.MAPPED), Optional.of("192.168.99.100"), List.of(80, 81))),
                Arguments.of("<healthy>true</healthy>", new Healthy()),
                Arguments.of("<exit>0</exit>", new Exit(0)),
                Arguments.of(
                        "<exec>mysqladmin ping -h 'a b'</exec>", new Exec(List.of("mysqladmin", "ping", "-h", "a b"))),
                Arguments.of(
                        "<exec><cmd><arg>test</arg><arg>-e</arg><arg>/a b</arg></cmd></exec>",
                        new Exec(List.of("test", "-e", "/a b"))),
                Arguments.of(
                        "<exec><cmd><shell>test -e /a</shell></cmd></exec>",
                        new Exec(List.of("/bin/sh", "-c", "test -e /a"))));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void hasEachCondition(String element, Condition condition) {
        assertThat(read(element).readiness())
                .contains(new WaitRequest(List.of(condition), Optional.empty(), Optional.empty(), false));
    }

    @Test
    void hasARegularExpressionForTheLog() {
        WaitRequest wait =
                read("<log>(?s)Started .* in [0-9.]+ seconds</log>").readiness().orElseThrow();

        assertThat(((Log) wait.conditions().get(0)).pattern().pattern()).isEqualTo("(?s)Started .* in [0-9.]+ seconds");
    }

    @Test
    void hasAllOfSeveralConditionsAndALimit() {
        WaitRequest wait = read("<log>ready</log><tcp><ports>80</ports></tcp><healthy>true</healthy><time>10000</time>")
                .readiness()
                .orElseThrow();

        assertThat(wait.conditions()).hasSize(3);
        assertThat(wait.time()).contains(Duration.ofSeconds(10));
    }

    @Test
    void isAPauseByItsTimeAlone() {
        assertThat(read("<time>1500</time>").readiness())
                .contains(new WaitRequest(List.of(), Optional.of(Duration.ofMillis(1500)), Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "false"})
    void isOverAtTheStartIfItIsEmpty(String wait) {
        assertThat(read(wait).readiness()).contains(WaitRequest.STARTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<kill>2000</kill>",
                "<shutdown>500</shutdown>",
                "<exec><preStop>a</preStop></exec>",
                "<healthy>false</healthy>",
                "<log/>"
            })
    void leavesTheConditionOpenIfItHasNone(String element) {
        assertThat(read(element).readiness()).isEmpty();
    }

    @Test
    void hasHowTheContainerIsStopped() {
        WaitElement wait =
                read("<kill>2000</kill><shutdown>500</shutdown><exec><postStart>/opt/init.sh 'a b'</postStart>"
                        + "<preStop><arg>/opt/end.sh</arg></preStop><breakOnError>true</breakOnError></exec>");

        assertThat(wait.stop(true))
                .isEqualTo(new StopSettings(
                        true,
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(List.of("/opt/end.sh")),
                        true));
        assertThat(wait.readiness())
                .contains(new WaitRequest(
                        List.of(), Optional.empty(), Optional.of(List.of("/opt/init.sh", "a b")), true));
        assertThat(WaitElement.NONE.stop(false)).isEqualTo(StopSettings.DEFAULT);
    }
}

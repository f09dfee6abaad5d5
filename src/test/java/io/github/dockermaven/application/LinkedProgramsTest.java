package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedProgramsTest {
    @TempDir
    Path folder;

    private void check(TestOptions options) {
        new LinkedPrograms(RunningJdk.current(), options.linked(List.of()).options(), folder).check();
    }

    private static TestOptions none() {
        return TestOptions.from(null);
    }

    private static List<String> words(String json) {
        return ExecForm.read("", json.replace('\'', '"')).orElseThrow();
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void areJavaAlone() {
        assertThatCode(() -> check(none())).doesNotThrowAnyException();
        assertThatCode(() -> check(none().entrypoint(words("['java','-jar','app.jar']"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(none().healthcheck(Command.exec(words("['/opt/java/bin/java','-cp','a.jar','H']")))))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(none().healthcheck(Command.exec(List.of("NONE")))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl -f http://localhost:8080/", "java -cp app.jar Health", "exit 0"})
    void areNoShellForAHealthcheck(String line) {
        assertThatThrownBy(() -> check(none().healthcheck(Command.shell(line))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("healthcheck '" + line
                        + "' is a line for a shell, which the image does not have: with runtime jlink"
                        + " there is no base image. Write a class of the application that asks, and in exec form"
                        + " <cmd><arg>java</arg><arg>-cp</arg><arg>app.jar</arg><arg>shop.Health</arg></cmd>; have 'copy' bring"
                        + " a program that needs no libraries, or name a base image that has it in docker.from, instead of"
                        + " docker.runtime.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['curl','-f','http://localhost/'] | curl",
                "['wget','-q','http://localhost/'] | wget",
                "['/bin/sh','-c','true'] | /bin/sh",
                "['/usr/bin/java','-version'] | /usr/bin/java"
            })
    void areNoneForAHealthcheckThatIsNotCopied(String json, String program) {
        assertThatThrownBy(() -> check(none().copy("conf/").healthcheck(Command.exec(words(json)))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("healthcheck " + Command.exec(words(json)) + " runs " + program
                        + ", which the image does not have: with runtime jlink there is no base image. Write a class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['sh','-c','exec java -jar app.jar']", "['/bin/bash','/run.sh']", "['tini','--','java']"})
    void areNoneForAnEntrypoint(String json) {
        assertThatThrownBy(() -> check(none().entrypoint(words(json))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("entrypoint " + Command.exec(words(json)) + " runs "
                        + words(json).get(0)
                        + ", which the image does not have: with runtime jlink there is no base image. Remove"
                        + " <entrypoint>, and java starts the application without a shell;");
    }

    @Test
    void areWhatIsStartedWhereNoEntrypointIs() {
        assertThatThrownBy(() -> check(none().entrypoint(List.of())))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "entrypoint is empty, which leaves the base image's, and with runtime jlink there is none: nothing"
                                + " would be started. Remove <entrypoint>, or write a command.");
        assertThatThrownBy(() -> check(none().entrypoint(List.of()).cmd(List.of("sh"))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("cmd [\"sh\"] runs sh, which the image does not have");
        assertThatCode(() -> check(none().cmd(List.of("--help")))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/probe:/usr/local/bin/", "bin/other:/usr/local/bin/probe", "bin/", "/bin:/opt", "."})
    void areThoseThatAreCopied(String copy) throws IOException {
        file("bin/probe", "\u007fELF");

        assertThatCode(() -> check(none().copy(copy).healthcheck(Command.exec(List.of("probe", "-x")))))
                .doesNotThrowAnyException();
    }

    @Test
    void areAShellThatIsCopied() throws IOException {
        file("busybox", "\u007fELF");

        assertThatCode(() -> check(none().copy("busybox:/bin/sh").healthcheck(Command.shell("exit 0"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"#!/bin/sh, /bin/sh", "#!/usr/bin/env bash, bash"})
    void areNoScriptsWithoutTheirShell(String firstLine, String shell) throws IOException {
        file("health.sh", firstLine + "\nexit 0\n");

        assertThatThrownBy(() ->
                        check(none().copy("health.sh:/opt/").healthcheck(Command.exec(List.of("/opt/health.sh")))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("healthcheck [\"/opt/health.sh\"] runs /opt/health.sh, a script for " + shell
                        + ", which the image does not have: with runtime jlink there is no base image. Write");
    }
}

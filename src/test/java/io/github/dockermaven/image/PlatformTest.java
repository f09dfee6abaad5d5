package io.github.dockermaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "Linux/x86_64, linux/amd64",
        "linux/amd64/v1, linux/amd64",
        "linux/amd64/v3, linux/amd64/v3",
        "linux/aarch64, linux/arm64",
        "linux/arm64/8, linux/arm64",
        "linux/arm64/v9, linux/arm64/v9",
        "linux/arm, linux/arm/v7",
        "linux/arm/6, linux/arm/v6",
        "linux/armel, linux/arm/v6",
        "linux/armhf, linux/arm/v7",
        "linux/i386, linux/386",
        "windows/amd64, windows/amd64"
    })
    void hasOneForm(String text, String normal) {
        assertThat(Platform.parse(text)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "linux/", "/amd64", "linux/arm/v7/x", "linux amd64", "linux/a b", ""})
    void isRefusedWithExamples(String text) {
        assertThatThrownBy(() -> Platform.parse(text))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Platform '" + text + "' is not valid. Write os/architecture[/variant]: for example"
                        + " linux/amd64, linux/arm64, linux/arm/v7.");
    }

    @Test
    void mayBePartOfItInAFlag() {
        assertThat(Platform.parseFlag("arm64")).hasToString("linux/arm64");
        assertThat(Platform.parseFlag(" Linux ")).isEqualTo(Platform.ofMachine());
    }

    @Test
    void isOneOnly() {
        assertThatThrownBy(() -> Platform.parse("linux/amd64,linux/arm64"))
                .hasMessageStartingWith("Platform 'linux/amd64,linux/arm64' is not valid. Write one only, os/");
    }

    @Test
    void givesBuildArguments() {
        assertThat(Platform.parse("linux/arm/v6").buildArgs("TARGET"))
                .containsExactly(
                        entry("TARGETPLATFORM", "linux/arm/v6"),
                        entry("TARGETOS", "linux"),
                        entry("TARGETARCH", "arm"),
                        entry("TARGETVARIANT", "v6"));
        assertThat(Platform.parse("linux/amd64").buildArgs("BUILD")).containsEntry("BUILDVARIANT", "");
    }
}

package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseImagesTest {
    @ParameterizedTest
    @CsvSource({
        "4, openjdk:8-jdk-slim, true",
        "7, openjdk:7-jdk-slim, true",
        "8, openjdk:8-jdk-slim, true",
        "11, openjdk:11-jdk-slim, true",
        "17, openjdk:17-jdk-slim, true",
        "18, openjdk:18-jdk-slim, true",
        "19, eclipse-temurin:19-jre, false",
        "21, eclipse-temurin:21-jre, false",
        "25, eclipse-temurin:25-jre, false"
    })
    void isOpenJdkWhereThatWasPublished(int release, String image, boolean openJdk) {
        assertThat(BaseImages.forRelease(release)).isEqualTo(image);
        assertThat(BaseImages.isOpenJdk(release)).isEqualTo(openJdk);
    }

    @ParameterizedTest
    @CsvSource({"6, eclipse-temurin:8-jre", "17, eclipse-temurin:17-jre"})
    void areKeptUpToDateFromJava8(int release, String image) {
        assertThat(BaseImages.maintained(release)).isEqualTo(image);
    }
}

package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaReleaseTest {
    private final MavenProject project = new MavenProject();
    private final Properties commandLine = new Properties();

    private void configure(String element, String value) {
        Plugin compiler = new Plugin();
        compiler.setArtifactId("maven-compiler-plugin");
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom child = new Xpp3Dom(element);
        child.setValue(value);
        configuration.addChild(child);
        compiler.setConfiguration(configuration);
        project.getModel().setBuild(new Build());
        project.getBuild().addPlugin(compiler);
    }

    @ParameterizedTest
    @CsvSource({
        "maven.compiler.release, 11, 11",
        "maven.compiler.target, 1.8, 8",
        "maven.compiler.target, 21, 21",
        "java.version, 17, 17"
    })
    void comesFromAProperty(String property, String value, int release) {
        project.getProperties().setProperty(property, value);
        assertThat(JavaRelease.of(project, commandLine)).isEqualTo(release);
    }

    @ParameterizedTest
    @CsvSource({"release, 11, 11", "target, 1.8, 8"})
    void comesFromTheCompilersConfigurationFirst(String element, String value, int release) {
        project.getProperties().setProperty("java.version", "21");
        configure(element, value);
        assertThat(JavaRelease.of(project, commandLine)).isEqualTo(release);
    }

    @Test
    void comesFromTheCommandLineBeforeThePom() {
        project.getProperties().setProperty("maven.compiler.release", "17");
        commandLine.setProperty("maven.compiler.release", "21");
        assertThat(JavaRelease.of(project, commandLine)).isEqualTo(21);
    }

    @Test
    void isThatOfTheRunningJdkIfNothingSaysIt() {
        project.getProperties().setProperty("maven.compiler.release", "${unknown}");
        assertThat(JavaRelease.of(project, commandLine))
                .isEqualTo(Runtime.version().feature());
    }
}

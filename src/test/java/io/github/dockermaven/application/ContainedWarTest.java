package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainedWarTest {
    @TempDir
    private Path folder;

    private Path war;

    @BeforeEach
    void aWar() throws IOException {
        war = Files.createDirectories(folder.resolve("target")).resolve("web.war");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war))) {
            for (String entry : List.of(
                    "index.html",
                    "WEB-INF/web.xml",
                    "WEB-INF/lib/a-1.0.jar",
                    "WEB-INF/lib/b-2.0-SNAPSHOT.jar",
                    "WEB-INF/classes/shop/Web.class",
                    "WEB-INF/classes/shop.properties")) {
                jar.putNextEntry(new ZipEntry(entry));
            }
        }
    }

    /** Without the folder for temporary files, which every image has otherwise. */
    private static TestOptions tomcat() {
        return TestOptions.from("tomcat:10").volumes(List.of());
    }

    private String dockerfile(ServletContainer container, DockerfileOptions options) {
        ContextFolder context =
                new ContextFolder(folder, folder.resolve("target/docker"), folder, new RecordedProgress());
        return DockerfileGenerator.generate(new ContainedWar(war, container).in(context, options), options);
    }

    @Test
    void isStartedByTheBaseImageThatGetsTheArgumentsOfTheVirtualMachine() {
        assertThat(dockerfile(
                        ServletContainer.TOMCAT,
                        tomcat().jvmArgs("-Xmx1g", "-Da=b").options()))
                .isEqualTo("""
                        FROM tomcat:10
                        ENV CATALINA_OPTS="-Xmx1g -Da=b"
                        COPY target/web.war /usr/local/tomcat/webapps/ROOT.war
                        """);
        assertThat(dockerfile(
                        ServletContainer.JETTY,
                        tomcat().jarName("shop.war").jvmArgs("-Xmx1g").options()))
                .isEqualTo("""
                        FROM tomcat:10
                        ENV JAVA_OPTIONS=-Xmx1g
                        COPY target/web.war /var/lib/jetty/webapps/shop.war
                        """);
    }

    @Test
    void liesThereInLayers() throws IOException {
        assertThat(dockerfile(
                        ServletContainer.TOMCAT,
                        tomcat().layout(ApplicationLayout.LAYERS).options()))
                .isEqualTo("""
                        FROM tomcat:10
                        COPY target/docker/layers/dependencies/ /usr/local/tomcat/webapps/ROOT/
                        COPY target/docker/layers/snapshot-dependencies/ /usr/local/tomcat/webapps/ROOT/
                        COPY target/docker/layers/resources/ /usr/local/tomcat/webapps/ROOT/
                        COPY target/docker/layers/classes/ /usr/local/tomcat/webapps/ROOT/
                        """);
        Path layers = folder.resolve("target/docker/layers");
        assertThat(layers.resolve("dependencies/WEB-INF/lib/a-1.0.jar")).exists();
        assertThat(layers.resolve("snapshot-dependencies/WEB-INF/lib/b-2.0-SNAPSHOT.jar"))
                .exists();
        assertThat(layers.resolve("resources/index.html")).exists();
        assertThat(layers.resolve("resources/WEB-INF/classes/shop.properties")).exists();
        assertThat(layers.resolve("classes/WEB-INF/classes/shop/Web.class")).exists();
    }

    @ParameterizedTest
    @CsvSource({"shop, shop", "shop.war, shop", "shop.WAR, shop", "a.War.war, a.War"})
    void liesThereInLayersUnderItsName(String jarName, String application) {
        assertThat(dockerfile(
                        ServletContainer.TOMCAT,
                        tomcat().jarName(jarName)
                                .layout(ApplicationLayout.LAYERS)
                                .options()))
                .contains("COPY target/docker/layers/classes/ /usr/local/tomcat/webapps/" + application + "/\n");
    }

    @Test
    void takesArgumentsFromOnePlace() {
        DockerfileOptions options =
                tomcat().jvmArgs("-Xmx1g").env(Map.of("CATALINA_OPTS", "-Da=b")).options();

        assertThatThrownBy(() -> dockerfile(ServletContainer.TOMCAT, options))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("jvmArgs and the variable CATALINA_OPTS ");
    }

    @Test
    void takesNoArgumentWithABlank() {
        DockerfileOptions options = tomcat().jvmArgs("-Da=b c").options();

        assertThatThrownBy(() -> dockerfile(ServletContainer.TOMCAT, options))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("jvmArgs '-Da=b c' has a blank, which divides arguments in CATALINA_OPTS");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "tomcat, TOMCAT",
                "tomcat:10-jdk17, TOMCAT",
                "registry.example.com:5000/mirror/tomcat:9@sha256:0, TOMCAT",
                "jetty:12, JETTY",
                "mytomcat:1, none",
                "tomcat/base:1, none",
                "none, none"
            })
    void knowsItsContainerByTheBaseImage(String image, ServletContainer container) {
        assertThat(ServletContainer.of(image).orElse(null)).isEqualTo(container);
    }

    @ParameterizedTest
    @CsvSource({"shop, shop.war", "shop.war, shop.war", "shop.WAR, shop.WAR", "a#1.2, a#1.2.war"})
    void hasANameThatTheContainerTakes(String jarName, String file) {
        assertThat(dockerfile(ServletContainer.TOMCAT, tomcat().jarName(jarName).options()))
                .contains("COPY target/web.war /usr/local/tomcat/webapps/" + file + "\n");
    }

    @ParameterizedTest
    @CsvSource({"shop.jar, shop", "SHOP.JAR, SHOP", "/opt/webapps/shop.ear, /opt/webapps/shop", "shop.zip, shop"})
    void isNotCalledAsAnotherArchive(String jarName, String name) {
        assertThat(ContainedWar.misnamed(jarName))
                .hasValue("jarName '" + jarName + "' is no name of a war: its application is called " + jarName
                        + ".war, and its path begins with /" + jarName.substring(jarName.lastIndexOf('/') + 1)
                        + ". Write "
                        + name + ".war.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop.war", "shop##1.2", "a.b", "ROOT.WAR"})
    void mayBeCalledOtherwise(String jarName) {
        assertThat(ContainedWar.misnamed(jarName)).isEmpty();
    }
}

package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.lifecycle.mapping.DefaultLifecycleMapping;
import org.apache.maven.lifecycle.mapping.Lifecycle;
import org.apache.maven.lifecycle.mapping.LifecycleMapping;
import org.apache.maven.lifecycle.mapping.LifecyclePhase;
import org.junit.jupiter.api.Test;

/** The packagings of the io.fabric8 plugin: what each phase runs. */
class ImageLifecycleTest {
    private static final String OURS = "io.github.dockermaven:docker-maven-plugin:";

    private static Map<String, LifecycleMapping> jar() {
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.setId("default");
        lifecycle.setLifecyclePhases(Map.of(
                "compile", new LifecyclePhase("compiler:9:compile"),
                "package", new LifecyclePhase("jar:9:jar"),
                "install", new LifecyclePhase("install:9:install"),
                "deploy", new LifecyclePhase("deploy:9:deploy")));
        return Map.of("jar", new DefaultLifecycleMapping(List.of(lifecycle)));
    }

    private static Map<String, String> phases(LifecycleMapping packaging) {
        return packaging.getLifecycles().get("default").getLifecyclePhases().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, phase -> phase.getValue().toString()));
    }

    @Test
    void buildsAnImageAfterTheJarAndPushesIt() {
        assertThat(phases(new DockerBuildLifecycle(jar())))
                .isEqualTo(Map.of(
                        "compile",
                        "compiler:9:compile",
                        "package",
                        "jar:9:jar," + OURS + "build",
                        "install",
                        "install:9:install",
                        "deploy",
                        OURS + "push"));
    }

    @Test
    void testsItInContainersToo() {
        String failsafe = "org.apache.maven.plugins:maven-failsafe-plugin:";
        assertThat(phases(new DockerLifecycle(jar())))
                .isEqualTo(Map.of(
                        "compile", "compiler:9:compile",
                        "package", "jar:9:jar," + OURS + "build",
                        "pre-integration-test", OURS + "start",
                        "integration-test", failsafe + "integration-test",
                        "post-integration-test", OURS + "copy",
                        "verify", OURS + "stop," + failsafe + "verify",
                        "install", "install:9:install",
                        "deploy", OURS + "push"));
    }

    @Test
    void leavesTheLifecycleOfJarsAsItIs() {
        Map<String, LifecycleMapping> all = jar();
        new DockerLifecycle(all).getLifecycles();

        assertThat(phases(all.get("jar"))).isEqualTo(phases(jar().get("jar")));
    }

    @Test
    void namesThisPlugin() throws Exception {
        try (InputStream xml = getClass().getResourceAsStream("/META-INF/maven/plugin.xml")) {
            assertThat(new String(xml.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<groupId>" + ImageLifecycle.OURS.split(":")[0] + "</groupId>")
                    .contains("<artifactId>" + ImageLifecycle.OURS.split(":")[1] + "</artifactId>");
        }
    }
}

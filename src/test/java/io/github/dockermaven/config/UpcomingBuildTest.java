package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UpcomingBuildTest {
    private static final String PARAMETERS = "<skip>${docker.skip}</skip><namespace>${docker.namespace}</namespace>"
            + "<pushRegistry>${docker.push.registry}</pushRegistry>"
            + "<destination default-value='engine'>${docker.destination}</destination>";

    private final Map<String, String> properties = new HashMap<>();

    private List<String> names(String configuration) throws Exception {
        MavenProject project = new MavenProject();
        project.setGroupId("shop");
        project.setArtifactId("base");
        project.setVersion("1.0");
        FakeSession fake = FakeSession.in(Path.of("project"));
        fake.properties().putAll(properties);
        GoalConfiguration goal = Pom.goal(configuration, PARAMETERS, fake);
        return new UpcomingBuild(project, goal, new NamePattern(project, Instant.EPOCH))
                .names().stream().map(Object::toString).toList();
    }

    @Nested
    class TheProjectsImage {
        @Test
        void hasTheNamesThatItGetsInAnEngine() throws Exception {
            properties.put("docker.namespace", "team");
            properties.put("docker.push.registry", "r.example.com");

            assertThat(names("")).containsExactly("team/base:1.0");
            assertThat(names("<image>shop/%a</image><tags><tag>%v</tag></tags>"))
                    .containsExactly("shop/base:latest", "shop/base:1.0");
        }

        @Test
        void hasThoseOfItsRegistryTooIfItGoesThere() throws Exception {
            properties.put("docker.destination", "registry");
            properties.put("docker.push.registry", "r.example.com");

            assertThat(names("<image>shop/base:1</image><tags>latest,ghcr.io/shop/base:1</tags>"))
                    .containsExactly(
                            "shop/base:1",
                            "shop/base:latest",
                            "ghcr.io/shop/base:1",
                            "r.example.com/shop/base:1",
                            "r.example.com/shop/base:latest");
            assertThat(names("<image>shop/base:1</image><pushRegistry>localhost:5000</pushRegistry>"))
                    .containsExactly("shop/base:1", "localhost:5000/shop/base:1");
        }

        @Test
        void isNoneIfItIsSkipped() throws Exception {
            assertThat(names("<skipBuild>true</skipBuild>")).isEmpty();
            properties.put("docker.skip", "true");
            assertThat(names("")).isEmpty();
        }

        @Test
        void isNoneIfItsGoalWillFail() throws Exception {
            assertThat(names("<image>Shop</image>")).isEmpty();
            assertThat(names("<destination>moon</destination>")).isEmpty();
        }
    }

    @Nested
    class OneOfSeveral {
        private List<String> image(String elements, String ofGoal) throws Exception {
            return names("<images><image><name>shop/%a:1</name>" + elements + "</image></images>" + ofGoal);
        }

        @Test
        void isPushedToItsOwnRegistry() throws Exception {
            String registry = "<registry>r.example.com</registry>";
            String goal = "<registry>localhost:5000</registry>";

            assertThat(image(registry + "<build><destination>registry</destination></build>", goal))
                    .containsExactly("shop/base:1", "r.example.com/shop/base:1");
            assertThat(image("<build><destination>registry</destination></build>", goal))
                    .containsExactly("shop/base:1", "localhost:5000/shop/base:1");
            assertThat(image(registry + "<build/>", goal)).containsExactly("shop/base:1");
        }

        @Test
        void goesWhereTheGoalHasItGo() throws Exception {
            String goal = "<destination>registry</destination><pushRegistry>localhost:5000</pushRegistry>";

            assertThat(image("<build/>", goal)).containsExactly("shop/base:1", "localhost:5000/shop/base:1");
            assertThat(image("<build><destination>archive</destination></build>", goal))
                    .containsExactly("shop/base:1");
        }

        @Test
        void isNoneIfItIsNotBuilt() throws Exception {
            assertThat(image("", "")).isEmpty();
            assertThat(image("<build><skip>true</skip></build>", "")).isEmpty();
        }
    }
}

package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.StringReader;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PomPasswordsTest {
    private static final String REMEDY =
            " of project users has a password in plain text. Change it, and put the new one"
                    + " into a <server> of settings.xml or store it with 'docker login'.";

    private final MavenSession session = mock();

    @BeforeEach
    void hasARequest() {
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
    }

    @Test
    void areToldOfOnceEach() throws Exception {
        MavenProject project = project("<properties><docker.push.password>secret</docker.push.password></properties>"
                + plugin("<authConfig><push><password>secret</password></push></authConfig>"));

        assertThat(PomPasswords.warnings(session, project))
                .containsExactly("Property docker.push.password" + REMEDY, "<authConfig>" + REMEDY);
        assertThat(PomPasswords.warnings(session, project)).isEmpty();
    }

    @Test
    void areSeenInParentsAndProfiles() throws Exception {
        MavenProject parent = project("<profiles><profile>" + plugin("<authConfig><password>x</password></authConfig>")
                + "</profile></profiles>");
        MavenProject project = project("");
        project.setParent(parent);

        assertThat(PomPasswords.warnings(session, project)).containsExactly("<authConfig>" + REMEDY);
    }

    @Test
    void areNoneWhereAPropertyStandsForThemOrMavenEncryptedThem() throws Exception {
        MavenProject project = project(
                "<properties><docker.password>${env.PASSWORD}</docker.password>"
                        + "<docker.pull.password>{COQLCE6DU6GtcS5P=}</docker.pull.password></properties>"
                        + plugin(
                                "<authConfig><username>ada</username><password>${registry.password}</password>"
                                        + "<push><username>ada</username><password>@{registry.password}</password></push></authConfig>"));

        assertThat(PomPasswords.warnings(session, project)).isEmpty();
    }

    @Test
    void ofOtherPluginsAreTheirs() throws Exception {
        MavenProject project = project(plugin("<authConfig><password>x</password></authConfig>")
                .replace("io.github.dockermaven", "io.fabric8"));

        assertThat(PomPasswords.warnings(session, project)).isEmpty();
    }

    private static String plugin(String configuration) {
        return "<build><plugins><plugin><groupId>io.github.dockermaven</groupId>"
                + "<artifactId>docker-maven-plugin</artifactId><configuration>" + configuration
                + "</configuration></plugin></plugins></build>";
    }

    private static MavenProject project(String elements) throws Exception {
        Model pom = new MavenXpp3Reader()
                .read(new StringReader("<project><artifactId>users</artifactId>" + elements + "</project>"));
        MavenProject project = new MavenProject(pom);
        project.setOriginalModel(pom);
        return project;
    }
}

package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.io.File;
import java.util.Date;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** The messages before an image is looked for. */
@MojoTest
class ReportMojoTest {
    @Inject
    private MavenSession session;

    @Test
    @InjectMojo(goal = "report")
    void checksTheFormat(ReportMojo goal) {
        session.getUserProperties().setProperty("docker.format", "table");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("docker.format 'table' is not known. Write html or json.");
    }

    @Test
    @InjectMojo(goal = "report")
    void checksWhetherItIsCompared(ReportMojo goal) {
        session.getUserProperties().setProperty("docker.report.compare", "yes");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("docker.report.compare 'yes' is not known. Write auto or true or false.");
    }

    @Test
    @InjectMojo(goal = "report")
    void checksWhereItIsRead(ReportMojo goal) {
        session.getUserProperties().setProperty("docker.image", "shop/users:1.0");
        session.getUserProperties().setProperty("docker.report.from", "regstry");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("docker.report.from 'regstry' is neither auto, engine or registry, nor a file:")
                .hasMessageEndingWith("Correct it.");
    }

    @Test
    @InjectMojo(goal = "report")
    void isOfASiteOnlyWhereAnImageIs(ReportMojo goal) {
        when(session.getStartTime()).thenReturn(new Date());
        assertThat(goal.canGenerateReport()).isFalse();
    }

    @Test
    @InjectMojo(goal = "report")
    void writesWhereTheSiteLeads(ReportMojo goal) {
        assertThat(goal.siteFolder()).isEmpty();
        goal.setReportOutputDirectory(new File("target/site"));
        assertThat(goal.siteFolder()).contains(new File("target/site/docker-report"));
        assertThat(goal.getOutputName()).isEqualTo("docker-report/index");
        assertThat(goal.isExternalReport()).isTrue();
    }
}

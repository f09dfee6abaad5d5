package io.github.dockermaven.mojo;

import io.github.dockermaven.config.VolumeElement;
import io.github.dockermaven.container.VolumeCreator;
import io.github.dockermaven.container.VolumeListing;
import io.github.dockermaven.container.VolumeRemover;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.ProjectOwner;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;

/** One run of a goal for volumes, apart from the goals' own classes as {@link StartRun} is. */
record VolumeRun(AbstractDockerMojo goal) {
    void create() {
        List<VolumeSpec> volumes = goal.configuration()
                .text("givenName")
                .map(name -> List.of(VolumeElement.of(name, goal.configuration())))
                .orElseGet(() -> configured("create"));
        new VolumeCreator(ProjectOwner.of(goal.session().getCurrentProject(), goal.session()))
                .create(volumes, goal.engine(), goal.progress());
    }

    void remove() {
        List<String> given = goal.configuration().list("givenNames");
        List<String> names = given.isEmpty()
                ? configured("remove").stream().map(VolumeSpec::name).toList()
                : given;
        boolean isByHand = !given.isEmpty() && GivenNames.isOnCommandLine(goal.session(), "docker.volume");
        new VolumeRemover(!isByHand).remove(names, goal.engine(), goal.progress());
    }

    void list() {
        AnswerFormat format = AnswerFormat.of(goal.configuration());
        VolumeListing listing = VolumeListing.of(goal.engine().volumes().list(Map.of()));
        format.answer(listing.lines(), listing.volumes(), goal.getLog());
    }

    private List<VolumeSpec> configured(String purpose) {
        List<VolumeSpec> configured = VolumeElement.all(goal.configuration());
        if (configured.isEmpty()) {
            if (goal.mojoExecution().getSource() == MojoExecution.Source.CLI) {
                throw new DockerFailureException("No volume to " + purpose
                        + ". Configure <volumes>, or give its name with -Ddocker.volume=mysql-data.");
            }
            goal.progress().action("No volume to " + purpose + ": none is configured in <volumes>.");
        }
        return configured;
    }
}

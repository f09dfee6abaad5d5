package io.github.dockermaven.mojo;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.StartedSystem;
import io.github.dockermaven.project.ContainerOutput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * The files and properties that a goal which starts containers leaves to later goals and tests, for each of its projects.
 *
 * @param system what the goal is about
 */
record StartedOutput(AbstractDockerMojo goal, ConfiguredSystem system) {
    /** Returns that of each project. */
    List<ContainerOutput> all() {
        return system.projects().stream().map(ContainerOutput::new).toList();
    }

    /** Returns the runs of containers that earlier goals have found ready. */
    Set<String> known() {
        Set<String> known = new HashSet<>();
        all().forEach(output -> known.addAll(output.known()));
        return known;
    }

    /** Each project gets its own containers; the one that the goal runs for gets all. */
    void write(StartedSystem result, Set<String> known) {
        List<StartedContainer> ready = Stream.concat(
                        result.started().stream(), result.others().stream().filter(each -> known.contains(each.run())))
                .toList();
        List<StartedContainer> running = Stream.concat(result.started().stream(), result.others().stream())
                .toList();
        String host = goal.engine().address().host();
        MavenProject current = goal.session().getCurrentProject();
        for (MavenProject project : system.projects()) {
            Owner owner = system.owner(project);
            Predicate<StartedContainer> own =
                    each -> project == current || each.owner().equals(owner);
            if (running.stream().anyMatch(own)) {
                new ContainerOutput(project)
                        .write(
                                running.stream().filter(own).toList(),
                                ready.stream().filter(own).toList(),
                                host);
            }
        }
    }
}

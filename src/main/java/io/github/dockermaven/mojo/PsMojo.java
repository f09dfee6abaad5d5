package io.github.dockermaven.mojo;

import io.github.dockermaven.container.ContainerListing;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.project.ProjectOwner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the containers that <code>docker:start</code> has started for this project, running or not: name, alias, image,
 * state, health, ports, and since when they are in that state. Needs no project: without one it is about what was started
 * in this folder.
 * <pre>mvn docker:ps -Ddocker.container=users,database</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "ps", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class PsMojo extends AbstractDockerMojo {
    /**
     * Which containers are meant, by alias, name or image, on the command line also by id of 12 digits or more, with
     * commas between several. The default is all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * The same, by the property that names images for the other goals.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.filter")
    private List<String> filter;

    /**
     * Lists all containers of the engine, whoever started them.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program.
     * <pre>mvn -q docker:ps -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Override
    void executeGoal() {
        AnswerFormat answerFormat = AnswerFormat.of(configuration());
        List<NameOrId> names = GivenContainers.named(this);
        boolean ofAll = configuration().flag("all");
        List<ListedContainer> existing = engine().containers().list(ofAll ? Map.of() : Owner.filter());
        ContainerListing listing =
                ContainerListing.of(existing, ofAll ? List.of() : ProjectOwner.all(session(), mojoExecution()), names);
        answerFormat.answer(listing.lines(Instant.now()), listing.containers(), getLog());
    }
}

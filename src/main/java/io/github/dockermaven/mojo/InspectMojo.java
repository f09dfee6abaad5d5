package io.github.dockermaven.mojo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.container.ContainerInspector;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageIdOrName;
import io.github.dockermaven.images.ImageDescription;
import io.github.dockermaven.images.ImageInspector;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.project.ProjectOwner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what an image or a container is, and how it is configured. Needs no project:
 * <pre>
 * mvn docker:inspect -Ddocker.image=shop/users:1.0
 * mvn docker:inspect -Ddocker.container=users</pre>
 * With <code>-Ddocker.format=json</code> it gives all that the engine has, as <code>docker inspect</code> does. Only
 * there a container's environment variables have their values.
 *
 * @since 1.0.0
 */
@Mojo(name = "inspect", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class InspectMojo extends AbstractDockerMojo {
    private final ImageInspector images;

    /**
     * The images, by their names or ids, with commas between several.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.image")
    private List<String> givenImages;

    /**
     * The containers, by alias or name, on the command line also by their ids of 12 digits or more, with commas between
     * several. Of one that has ended or is not healthy it shows why: the exit code and what it means, the memory's limit,
     * restarts, health checks with their output, the last lines of its log.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program.
     * <pre>mvn -q docker:inspect -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Inject
    InspectMojo(ImageInspector images) {
        this.images = images;
    }

    @Override
    void executeGoal() {
        List<ImageIdOrName> imageNames = configuration().list("givenImages").stream()
                .map(ImageIdOrName::parse)
                .toList();
        List<NameOrId> containerNames =
                GivenNames.all(session(), "docker.container", configuration().list("givenContainers"));
        if (imageNames.isEmpty() == containerNames.isEmpty()) {
            throw new DockerFailureException("Give either an image or a container to inspect:"
                    + " -Ddocker.image=shop/users:1.0, or -Ddocker.container=users.");
        }
        Instant now = Instant.now();
        if (containerNames.isEmpty()) {
            answer(images.inspect(imageNames, engine()), image -> ImageDescription.lines(image, now));
        } else {
            answer(
                    new ContainerInspector()
                            .inspect(containerNames, ProjectOwner.all(session(), mojoExecution()), engine()),
                    container -> new ContainerInspector().describe(container, now, engine()));
        }
    }

    /** An empty line between two. */
    private void answer(List<JsonNode> documents, Function<JsonNode, List<String>> description) {
        List<String> lines = new ArrayList<>();
        for (JsonNode document : documents) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(description.apply(document));
        }
        AnswerFormat.of(configuration()).answer(lines, documents, getLog());
    }
}

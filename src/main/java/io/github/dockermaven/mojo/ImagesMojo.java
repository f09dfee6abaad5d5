package io.github.dockermaven.mojo;

import io.github.dockermaven.engine.ListedImage;
import io.github.dockermaven.images.ImageFilters;
import io.github.dockermaven.images.ImageTable;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the engine's images, as <code>docker images</code> does. Needs no project:
 * <pre>mvn docker:images -Ddocker.image=shop/*</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "images", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class ImagesMojo extends AbstractDockerMojo {
    /**
     * Patterns of names, with commas between several: <code>shop/users</code> with any tag, <code>shop/*</code>,
     * <code>localhost:5000/*&#47;users:1.*</code>. All images by default.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.image")
    private List<String> givenImages;

    /**
     * Further conditions, as <code>docker images --filter</code> has them, with commas between several:
     * <code>dangling=true</code> (without a name), <code>label=team</code>, <code>label=team=users</code>,
     * <code>before=shop/users:1.0</code>, <code>since=shop/users:1.0</code>, <code>reference=shop/*</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.images.filter")
    private List<String> filters;

    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program.
     * <pre>mvn -q docker:images -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Override
    void executeGoal() {
        List<String> conditions = configuration().list("filters");
        List<String> patterns = configuration().list("givenImages");
        List<ListedImage> images =
                engine().images().list(ImageFilters.parse(patterns, conditions).values());
        boolean all = patterns.isEmpty() && conditions.isEmpty();
        String none = all ? "The engine has no image." : "The engine has no such image.";
        AnswerFormat.of(configuration())
                .answer(images.isEmpty() ? List.of(none) : ImageTable.lines(images, Instant.now()), images, getLog());
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.build.BuiltImage;
import io.github.dockermaven.build.ImageTagger;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.ImageRecord;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Gives the project's image, which exists already, the further names of <code>tags</code>. Later goals of the project
 * know them: <code>docker:push</code> pushes them too.
 *
 * @since 1.0.0
 */
@Mojo(name = "tag", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class TagMojo extends AbstractImageMojo {
    private final ImageTagger tagger;

    /**
     * Skips this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.tag", defaultValue = "false")
    private boolean skipTag;

    @Inject
    TagMojo(ImageTagger tagger) {
        this.tagger = tagger;
    }

    @Override
    boolean skipGoal() {
        return skipTag;
    }

    @Override
    void run() {
        ImageReference name = imageNames().name(project());
        List<ImageReference> names = imageNames().further(project());
        if (names.isEmpty()) {
            throw new DockerFailureException("No tag to add to image " + name
                    + ". Name at least one: <tags><tag>latest</tag></tags> or -Ddocker.tags=latest.");
        }
        Optional<ImageRecord> record = ImageRecord.read(project(), name);
        if (record.isEmpty() && !imageWanted()) {
            getLog().info("No image of " + project().getArtifactId() + " to tag: none was built.");
            return;
        }
        BuiltImage tagged = tagger.tag(name, names, engineSettings(), progress());
        record.orElseGet(() -> ImageRecord.of(List.of(name), tagged.id()))
                .withTags(names)
                .write(project());
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.build.ImageTagger;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.ImageRecord;
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
        imageRecord().ifPresent(this::tag);
    }

    private void tag(ImageRecord image) {
        ImageNames names = imageNames();
        tagger.tag(names.name(project()), names.further(project()), isRequired(image), engineSettings(), progress())
                .ifPresent(id -> image.withId(id).write(project()));
    }
}

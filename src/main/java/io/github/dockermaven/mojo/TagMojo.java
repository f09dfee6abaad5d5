package io.github.dockermaven.mojo;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.ImageTagger;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.ImageOutput;
import io.github.dockermaven.project.ProjectImage;
import io.github.dockermaven.report.Progress;
import java.util.List;
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
@Mojo(name = "tag", configurator = GoalConfigurator.HINT, defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
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
        return configuration().flag("skipTag");
    }

    @Override
    void executeGoal() {
        List<ProjectImage> images = describedImages(DockerfileOptions.NONE);
        if (images.isEmpty()) {
            tag(ImageOutput.of(project()), imageNames().all(project()), null, progress());
        }
        for (ProjectImage image : images) {
            boolean hasTags = image.names().size() > 1 || images.size() == 1;
            if (image.source() != null && hasTags) {
                tag(place(image, images.size() == 1), image.names(), image.registry(), progress(image.subject()));
            }
        }
    }

    private void tag(ImageOutput place, List<ImageReference> names, String ofImage, Progress progress) {
        ImageReference name = names.get(0);
        BuiltImageFile.ofRegistry(place, pushedName(name, ofImage))
                .ifPresent(image -> image.requireEngine("tagged", "docker.skip.tag"));
        BuiltImageFile.find(place, names, imageWish()).ifPresent(image -> {
            image.requireEngine("tagged", "docker.skip.tag");
            tagger.tag(name, names.subList(1, names.size()), isRequired(image), engine().images(), progress)
                    .ifPresent(id -> image.withId(id).write(place));
        });
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.images.ImageTagger;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.ImageNames;
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
        List<ProjectImage> images = images().selected();
        for (ProjectImage image : images) {
            boolean hasTags = !image.names().further().isEmpty();
            if (image.isOfProject() && (hasTags || images.size() == 1)) {
                tag(image, progress(image.label()));
            }
        }
    }

    private void tag(ProjectImage image, Progress progress) {
        ImageNames names = image.names();
        BuiltImageFile.ofRegistry(image.output(), names.pushed(names.name()))
                .ifPresent(built -> built.requireEngine("tagged", "docker.skip.tag"));
        BuiltImageFile.find(image.output(), names.all(), requirement()).ifPresent(built -> {
            built.requireEngine("tagged", "docker.skip.tag");
            tagger.tag(names.name(), names.further(), isRequired(built), engine().images(), progress)
                    .ifPresent(id -> built.withId(id).write(image.output()));
        });
    }
}

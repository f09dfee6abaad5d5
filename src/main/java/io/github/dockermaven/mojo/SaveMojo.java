package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.ImageSaver;
import io.github.dockermaven.project.ProjectImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Saves the project's image, which the engine has, into a file, as <code>docker save</code> does. Needs no project for any
 * other:
 * <pre>mvn docker:save -Ddocker.image=mysql:8 -Ddocker.save.file=mysql.tar.gz</pre>
 * <code>docker load</code> takes the file, and so does <code>dockerArchive</code> in a <code>build</code>.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "save",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresProject = false,
        threadSafe = true)
public class SaveMojo extends AbstractImageMojo {
    /**
     * Which of <code>images</code> is saved, by its name. The default are all that are built.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.save.name")
    private String saveName;

    /**
     * Which of <code>images</code> is saved, by its alias.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.save.alias")
    private String saveAlias;

    /**
     * The file, <code>.tar</code>, or compressed <code>.tar.gz</code> or <code>.tgz</code>, relative to the project's folder.
     * The default is <code>target/NAME-TAG.tar.gz</code>, the name without registry and user, and
     * <code>target/ALIAS-VERSION.tar.gz</code> with <code>saveAlias</code>; without a project, in this folder.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.save.file")
    private String saveFile;

    /**
     * Skips this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.save", defaultValue = "false")
    private boolean skipSave;

    @Override
    boolean skipGoal() {
        return configuration().flag("skipSave");
    }

    @Override
    void executeGoal() {
        Map<Path, ImageReference> files = new LinkedHashMap<>();
        for (ProjectImage image : saved()) {
            Path file = file(image);
            ImageReference other = files.putIfAbsent(file, image.name());
            if (other != null) {
                throw new DockerFailureException("Images " + other + " and " + image.name()
                        + " would both be saved as " + file
                        + ". Name one of them: -Ddocker.save.name="
                        + image.name().name() + ".");
            }
            ImageSaver.check(file);
        }
        files.forEach((file, image) -> ImageSaver.save(image, file, engine(), progress()));
    }

    private List<ProjectImage> saved() {
        Optional<String> name = configuration().text("saveName");
        Optional<String> alias = configuration().text("saveAlias");
        if (name.isPresent() && alias.isPresent()) {
            throw new DockerFailureException("saveName is '" + name.get() + "' and saveAlias is '" + alias.get()
                    + "', and both name the image. Remove one of them.");
        }
        if (project().getFile() == null && images().givenName().isEmpty()) {
            throw new DockerFailureException("No image to save, for there is no project here. Name it:"
                    + " -Ddocker.image=eclipse-temurin:21-jre.");
        }
        List<String> chosen = Stream.of(name, alias).flatMap(Optional::stream).toList();
        return chosen.isEmpty() ? images().selectedForBuild() : ProjectImage.select(images().selected(), chosen);
    }

    private Path file(ProjectImage image) {
        Optional<String> given = configuration().text("saveFile");
        if (given.isPresent()) {
            return configuration().path("saveFile", given.get());
        }
        ImageReference name = image.name().withDefaultTag();
        String simple = name.repository().substring(name.repository().lastIndexOf('/') + 1);
        String base = configuration()
                .text("saveAlias")
                .map(alias -> alias + "-" + project().getVersion())
                .orElseGet(() -> simple + "-"
                        + (name.digest() == null ? name.tag() : name.digest().replace(':', '-')));
        Path folder = project().getFile() == null
                ? Path.of("").toAbsolutePath()
                : Path.of(project().getBuild().getDirectory());
        return folder.resolve(base + ".tar.gz");
    }
}

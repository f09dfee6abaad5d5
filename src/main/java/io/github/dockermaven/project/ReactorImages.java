package io.github.dockermaven.project;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The images of one build of several projects. One that is FROM another's image waits for it, as Maven itself knows
 * nothing of that order and may build both at the same time.
 */
public final class ReactorImages {
    /** A project that gives this plugin dependencies of its own has other classes of this name. */
    private static final String KEY =
            "io.github.dockermaven.reactor-images." + System.identityHashCode(ReactorImages.class);

    private static final long LOOK_EVERY_MILLIS = 50;

    private final MavenSession session;
    /** The project that makes an image, by the image's name. */
    private final Map<String, MavenProject> makers = new ConcurrentHashMap<>();
    /** The projects whose images are there. */
    private final Map<MavenProject, Boolean> done = new ConcurrentHashMap<>();

    /** How those are called in their registries that have another name there, by the name that POMs have. */
    private final Map<String, ImageReference> pushed = new ConcurrentHashMap<>();

    /** Where each is that was built, by its name. */
    private final Map<String, Destination> places = new ConcurrentHashMap<>();

    private int waiting;

    private ReactorImages(MavenSession session, Function<MavenProject, List<ImageReference>> names) {
        this.session = session;
        for (MavenProject project : session.getProjects()) {
            names.apply(project).forEach(name -> makers.putIfAbsent(name.toString(), project));
        }
    }

    /**
     * Returns those of a build.
     *
     * @param names the names of the images that a project will make, by its POM; asked once in a build
     */
    public static ReactorImages of(MavenSession session, Function<MavenProject, List<ImageReference>> names) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return (ReactorImages) data.computeIfAbsent(KEY, first -> new ReactorImages(session, names));
        }
    }

    /** Returns the project that makes an image. */
    Optional<MavenProject> maker(ImageReference image) {
        return Optional.ofNullable(makers.get(image.toString()));
    }

    /** Records that a project's images are built, or will not be. */
    public void done(MavenProject project) {
        done.put(project, true);
    }

    /** Records that an image goes straight into a registry, and its name there. */
    public void goesAs(ImageReference name, ImageReference inRegistry) {
        if (!name.equals(inRegistry)) {
            pushed.put(name.toString(), inRegistry);
        }
    }

    /** Records where images are. */
    public void built(List<ImageReference> names, Destination place) {
        names.forEach(name -> places.put(name.toString(), place));
    }

    /**
     * Waits until the projects that make these images have made them.
     *
     * @param project the one that needs them
     * @param place where they are looked for
     * @throws DockerFailureException if one would never be made before this project ends, or is in another place or under
     *     another name
     */
    public void await(MavenProject project, List<ImageReference> bases, Destination place) {
        for (ImageReference base : bases) {
            MavenProject maker = makers.get(base.toString());
            if (maker != null && maker != project) {
                await(project, base, maker);
                checkPlace(project, base, maker, place);
            }
            if (pushed.containsKey(base.toString())) {
                throw new DockerFailureException("An image of project " + project.getArtifactId() + " is FROM " + base
                        + ", which this build puts into its registry as " + pushed.get(base.toString())
                        + ". Write that name in FROM.");
            }
        }
    }

    /** There may be an older image of this name. */
    private void checkPlace(MavenProject project, ImageReference base, MavenProject maker, Destination lookedFor) {
        Destination place = places.getOrDefault(base.toString(), lookedFor);
        if (place != lookedFor) {
            throw new DockerFailureException("An image of project " + project.getArtifactId() + " is FROM " + base
                    + ", which project " + maker.getArtifactId() + " puts into " + place.place()
                    + ", and its base image is taken from " + lookedFor.place() + ". Set docker.destination of "
                    + maker.getArtifactId() + " to " + lookedFor + ".");
        }
    }

    private void await(MavenProject project, ImageReference base, MavenProject maker) {
        enter(project, base, maker);
        try {
            while (!isOver(maker)) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerFailureException("Waiting for image " + base + " was interrupted.", e);
        } finally {
            leave();
        }
    }

    /** With all of Maven's threads waiting, none would be left to make what they wait for. */
    private synchronized void enter(MavenProject project, ImageReference base, MavenProject maker) {
        if (!isOver(maker) && (waiting + 1 >= session.getRequest().getDegreeOfConcurrency() || needs(maker, project))) {
            throw new DockerFailureException("An image of project " + project.getArtifactId() + " is FROM " + base
                    + ", which project " + maker.getArtifactId() + " makes only later in this build. Let "
                    + project.getArtifactId() + " depend on " + maker.getArtifactId()
                    + " (<type>pom</type> will do), or name that module before this one.");
        }
        waiting++;
    }

    private synchronized void leave() {
        waiting--;
    }

    private boolean needs(MavenProject maker, MavenProject project) {
        return session.getProjectDependencyGraph()
                .getUpstreamProjects(maker, true)
                .contains(project);
    }

    /** A project that failed or has no such goal makes no image any more: the build says why by itself. */
    private boolean isOver(MavenProject maker) {
        return done.containsKey(maker) || session.getResult().getBuildSummary(maker) != null;
    }
}

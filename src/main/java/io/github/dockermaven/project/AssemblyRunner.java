package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.project.AssemblySpec.Permissions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the files of an assembly together in a folder, by maven-assembly-plugin. The folder is made anew each time, so that
 * nothing in it is of another time; the plugin resolves dependencies itself, and only where a descriptor has them.
 */
@Named
@Singleton
class AssemblyRunner {
    private static final Logger LOGGER = LoggerFactory.getLogger(AssemblyRunner.class);

    private final AssemblyPlugin plugin;

    @Inject
    AssemblyRunner(AssemblyPlugin plugin) {
        this.plugin = plugin;
    }

    /**
     * Puts the files together.
     *
     * @param place where the image has its files; the assembly's folder is one in there
     * @param sourceDirectory what descriptors are relative to
     * @return the folder
     * @throws DockerFailureException if the descriptor is not there or not valid, or names what does not exist
     */
    Path assemble(AssemblySpec assembly, MavenSession session, ImageOutput place, Path sourceDirectory) {
        MavenProject project = AssemblyProject.of(place.project());
        AssemblyFolder folder = new AssemblyFolder(place.path().resolve(assembly.name()));
        AssemblyDescriptors descriptors =
                new AssemblyDescriptors(project, sourceDirectory, new MavenProperties(session, project));
        try (AssemblyDescriptor descriptor = descriptors.read(assembly)) {
            folder.empty();
            plugin.single(session, project, parameters(assembly, place.path(), folder.path(), descriptor));
        } catch (MojoExecutionException | MojoFailureException e) {
            if (cause(e, "EmptyArchiveException").isEmpty()) {
                throw failure(assembly, descriptors, e);
            }
            LOGGER.warn("{} has no files.", assembly.subject());
        }
        folder.finish(assembly.permissions() == Permissions.EXEC);
        return folder.path();
    }

    private static Xpp3Dom parameters(AssemblySpec assembly, Path place, Path folder, AssemblyDescriptor descriptor) {
        Xpp3Dom parameters = new Xpp3Dom("configuration");
        Map.of(
                        "outputDirectory", folder.toString(),
                        // The root folder: an assembly has no other base folder, unless its descriptor names one.
                        "finalName", ".",
                        // What is in these never comes into a set of files, not even into one of the whole project.
                        "workDirectory", place.toString(),
                        "tempRoot", place.toString(),
                        "ignorePermissions", String.valueOf(assembly.permissions() == Permissions.IGNORE),
                        "appendAssemblyId", "false",
                        "attach", "false")
                .forEach((name, value) -> parameters.addChild(element(name, value)));
        Xpp3Dom formats = new Xpp3Dom("formats");
        formats.addChild(element("format", "dir"));
        parameters.addChild(formats);
        parameters.addChild(descriptor.parameter());
        return parameters;
    }

    private static Xpp3Dom element(String name, String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        return element;
    }

    private static DockerFailureException failure(
            AssemblySpec assembly, AssemblyDescriptors descriptors, AbstractMojoExecutionException failure) {
        Optional<Throwable> unread = cause(failure, "AssemblyReadException").map(Throwable::getCause);
        if (unread.isPresent()) {
            return descriptors.invalid(assembly, unread.get());
        }
        return cause(failure, "DependencyResolutionException")
                .map(unresolved -> new DockerFailureException(
                        assembly.subject() + " needs dependencies that cannot be resolved: " + unresolved.getMessage()
                                + ". Correct <dependencies>, or make those that are of this build in the same command:"
                                + " 'mvn package docker:build'.",
                        failure))
                .orElseGet(() -> new DockerFailureException(
                        assembly.subject() + " cannot be put together: "
                                + PrintableText.of(failure)
                                        .replaceFirst("^Failed to create assembly: ", "")
                                        .replaceFirst("\\.$", "")
                                + ". Correct its descriptor, or make first what it names.",
                        failure));
    }

    /**
     * Returns the first cause of a class of maven-assembly-plugin's, which is known by its name only: it has its own
     * loader.
     */
    private static Optional<Throwable> cause(Throwable failure, String name) {
        return Stream.iterate(failure, found -> found != null, Throwable::getCause)
                .filter(found -> found.getClass().getSimpleName().equals(name))
                .findFirst();
    }
}

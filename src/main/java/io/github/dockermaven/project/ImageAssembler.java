package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.project.Assembly.Permissions;
import java.nio.file.Path;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.assembly.InvalidAssemblerConfigurationException;
import org.apache.maven.plugins.assembly.archive.ArchiveCreationException;
import org.apache.maven.plugins.assembly.archive.AssemblyArchiver;
import org.apache.maven.plugins.assembly.artifact.DependencyResolutionException;
import org.apache.maven.plugins.assembly.format.AssemblyFormattingException;
import org.apache.maven.shared.filtering.MavenReaderFilter;
import org.codehaus.plexus.archiver.exceptions.EmptyArchiveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the files of an assembly together in a folder, by maven-assembly-plugin's own library. It is made anew each time,
 * so that nothing in it is of another time; the library resolves dependencies itself, and only where a descriptor has them.
 */
@Named
@Singleton
class ImageAssembler {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImageAssembler.class);

    private final Provider<AssemblyArchiver> archiver;
    private final Provider<MavenReaderFilter> readerFilter;

    /** Providers, because a project without an assembly is not to wait for the library to be loaded. */
    @Inject
    ImageAssembler(Provider<AssemblyArchiver> archiver, Provider<MavenReaderFilter> readerFilter) {
        this.archiver = archiver;
        this.readerFilter = readerFilter;
    }

    /**
     * Puts the files together.
     *
     * @param place where the image has its files; the assembly's folder is one in there
     * @param sourceDirectory what descriptors are relative to
     * @return the folder
     * @throws DockerFailureException if the descriptor is not there or not valid, or names what does not exist
     */
    Path assemble(Assembly assembly, MavenSession session, ImagePlace place, Path sourceDirectory) {
        AssemblerSource source = new AssemblerSource(
                session,
                AssembledProject.of(place.project()),
                place.path(),
                assembly.permissions() == Permissions.IGNORE,
                readerFilter.get());
        org.apache.maven.plugins.assembly.model.Assembly descriptor =
                new AssemblyDescriptors(source, sourceDirectory).read(assembly);
        AssembledFolder folder = new AssembledFolder(place.path().resolve(assembly.name()));
        folder.empty();
        try {
            archiver.get().createArchive(descriptor, assembly.name(), "dir", source, null);
        } catch (ArchiveCreationException e) {
            if (!(e.getCause() instanceof EmptyArchiveException)) {
                throw failure(assembly, e);
            }
            LOGGER.warn("{} has no files.", assembly.subject());
        } catch (AssemblyFormattingException | InvalidAssemblerConfigurationException e) {
            throw failure(assembly, e);
        }
        folder.finish(assembly.permissions() == Permissions.EXEC);
        return folder.path();
    }

    private static DockerFailureException failure(Assembly assembly, Exception failure) {
        return failure.getCause() instanceof DependencyResolutionException unresolved
                ? new DockerFailureException(
                        assembly.subject() + " needs dependencies that cannot be resolved: " + unresolved.getMessage()
                                + ". Correct <dependencies>, or make those that are of this build in the same command:"
                                + " 'mvn package docker:build'.",
                        failure)
                : new DockerFailureException(
                        assembly.subject() + " cannot be put together: "
                                + failure.getMessage().replaceFirst("\\.$", "")
                                + ". Correct its descriptor, or make first what it names.",
                        failure);
    }
}

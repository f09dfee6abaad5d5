package io.github.dockermaven.project;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/**
 * The jars that an earlier build left in the modules' folders: a goal on the command line has a reactor in which
 * nothing is packaged, and by {@code -pl}, {@code -rf} or {@code -f} it has not even all modules.
 */
final class PackagedModules implements WorkspaceReader {
    private final List<MavenProject> modules;
    private final Function<Artifact, Optional<MavenProject>> others;
    private final WorkspaceReader reactor;

    /**
     * @param modules those of this build
     * @param others finds the module of an artifact that is not in this build
     * @param reactor what Maven finds in this build, asked first
     */
    PackagedModules(
            List<MavenProject> modules, Function<Artifact, Optional<MavenProject>> others, WorkspaceReader reactor) {
        this.modules = List.copyOf(modules);
        this.others = others;
        this.reactor = reactor;
    }

    @Override
    public WorkspaceRepository getRepository() {
        return reactor == null ? new WorkspaceRepository("reactor") : reactor.getRepository();
    }

    @Override
    public File findArtifact(Artifact artifact) {
        File found = reactor == null ? null : reactor.findArtifact(artifact);
        return found != null && found.isFile() ? found : packaged(artifact, found);
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return reactor == null ? List.of() : reactor.findVersions(artifact);
    }

    private File packaged(Artifact artifact, File otherwise) {
        if (!artifact.getExtension().equals("jar")) {
            return otherwise;
        }
        return Stream.<Stream<MavenProject>>of(
                        modules.stream(), Stream.of(artifact).map(others).flatMap(Optional::stream))
                .flatMap(found -> found)
                .filter(module -> module.getGroupId().equals(artifact.getGroupId())
                        && module.getArtifactId().equals(artifact.getArtifactId())
                        && module.getVersion().equals(artifact.getBaseVersion()))
                .map(module -> Path.of(
                                module.getBuild().getDirectory(),
                                module.getBuild().getFinalName() + classifier(artifact) + ".jar")
                        .toFile())
                .filter(File::isFile)
                .findFirst()
                .orElse(otherwise);
    }

    private static String classifier(Artifact artifact) {
        return artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    }
}

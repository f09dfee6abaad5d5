package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.project.Assembly.DescriptorFile;
import io.github.dockermaven.project.Assembly.Inline;
import io.github.dockermaven.project.Assembly.Reference;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.resolver.filter.ArtifactFilter;
import org.apache.maven.plugins.assembly.InvalidAssemblerConfigurationException;
import org.apache.maven.plugins.assembly.io.AssemblyReadException;
import org.apache.maven.plugins.assembly.io.DefaultAssemblyReader;
import org.apache.maven.plugins.assembly.model.DependencySet;
import org.apache.maven.shared.artifact.filter.PatternExcludesArtifactFilter;
import org.apache.maven.shared.artifact.filter.PatternIncludesArtifactFilter;

/** Reads an assembly's descriptor, and tells the mistakes in it before anything is made. */
record AssemblyDescriptors(AssemblerSource source, Path sourceDirectory) {
    private static final List<String> WITH_ARTIFACT = List.of("artifact", "artifact-with-dependencies", "rootWar");

    /** @throws DockerFailureException if there is no such descriptor, or it is not valid, or wants an artifact too early */
    org.apache.maven.plugins.assembly.model.Assembly read(Assembly assembly) {
        org.apache.maven.plugins.assembly.model.Assembly descriptor = parse(assembly);
        // Files are what is wanted of it, whatever it is called and whichever archives it is for.
        descriptor.setId("docker");
        if (descriptor.getDependencySets().stream().anyMatch(this::wantsArtifact)) {
            checkArtifact(assembly);
        }
        return descriptor;
    }

    private org.apache.maven.plugins.assembly.model.Assembly parse(Assembly assembly) {
        if (assembly.source() instanceof Reference reference) {
            return reference(assembly, reference.name());
        }
        if (assembly.source() instanceof DescriptorFile file) {
            return file(assembly, file.path());
        }
        return parse(new StringReader(((Inline) assembly.source()).xml()), assembly.subject() + "<inline>");
    }

    private org.apache.maven.plugins.assembly.model.Assembly reference(Assembly assembly, String name) {
        if (WITH_ARTIFACT.contains(name)) {
            checkArtifact(assembly);
        }
        try (Reader reader = new InputStreamReader(
                AssemblyDescriptors.class.getResourceAsStream("/assemblies/" + name + ".xml"),
                StandardCharsets.UTF_8)) {
            return parse(reader, assembly.subject() + "<descriptorRef>");
        } catch (IOException e) {
            throw new DockerExecutionException("Descriptor " + name + " of this plugin cannot be read: " + e + ".", e);
        }
    }

    private org.apache.maven.plugins.assembly.model.Assembly file(Assembly assembly, String path) {
        Path basedir = source.getBasedir().toPath();
        Path file = List.of(sourceDirectory.resolve(path), basedir.resolve(path)).stream()
                .map(Path::normalize)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(assembly.subject() + "<descriptor>: "
                        + sourceDirectory.resolve(path).normalize() + " does not exist. Correct the path, which is"
                        + " relative to " + sourceDirectory + ", or to " + basedir + "."));
        return parse(file.toString(), reader -> reader.getAssemblyFromDescriptorFile(file.toFile(), source));
    }

    private org.apache.maven.plugins.assembly.model.Assembly parse(Reader xml, String subject) {
        return parse(subject, reader -> reader.readAssembly(xml, subject, null, source));
    }

    /** A way to read a descriptor. */
    private interface Reading {
        org.apache.maven.plugins.assembly.model.Assembly by(DefaultAssemblyReader reader)
                throws AssemblyReadException, InvalidAssemblerConfigurationException;
    }

    private static org.apache.maven.plugins.assembly.model.Assembly parse(String subject, Reading reading) {
        try {
            return reading.by(new DefaultAssemblyReader());
        } catch (AssemblyReadException | InvalidAssemblerConfigurationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DockerFailureException(
                    subject + " is not a valid descriptor of maven-assembly-plugin: "
                            + cause.getMessage().strip() + ". Correct it.",
                    e);
        }
    }

    private boolean wantsArtifact(DependencySet set) {
        Artifact artifact = source.project().getArtifact();
        return set.isUseProjectArtifact()
                && !source.project().getPackaging().equals("pom")
                && (set.getIncludes().isEmpty()
                        || matches(new PatternIncludesArtifactFilter(set.getIncludes()), artifact))
                && matches(new PatternExcludesArtifactFilter(set.getExcludes()), artifact);
    }

    private static boolean matches(ArtifactFilter filter, Artifact artifact) {
        return filter.include(artifact);
    }

    private void checkArtifact(Assembly assembly) {
        if (Optional.ofNullable(source.project().getArtifact().getFile()).isEmpty()) {
            throw new DockerFailureException(assembly.subject() + " has the artifact of project "
                    + source.project().getArtifactId() + ", but " + AssembledProject.expected(source.project())
                    + " does not exist. Make it first with 'mvn package', or in the same command: 'mvn package"
                    + " docker:build'.");
        }
    }
}

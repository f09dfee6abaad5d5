package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.project.AssemblySpec.DescriptorFile;
import io.github.dockermaven.project.AssemblySpec.Inline;
import io.github.dockermaven.project.AssemblySpec.Reference;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.shared.artifact.filter.PatternExcludesArtifactFilter;
import org.apache.maven.shared.artifact.filter.PatternIncludesArtifactFilter;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The descriptors of an assembly, with errors for the mistakes in them that maven-assembly-plugin does not report.
 *
 * @param project as the assembly is to see it
 * @param sourceDirectory what descriptors are relative to
 * @param properties what a descriptor has in place of values
 */
record AssemblyDescriptors(MavenProject project, Path sourceDirectory, MavenProperties properties) {
    private static final List<String> WITH_ARTIFACT =
            List.of("artifact", "artifact-with-dependencies", "rootWar", "jar-with-dependencies");

    /** @throws DockerFailureException if there is no such descriptor, or it is not valid, or wants an artifact too early */
    AssemblyDescriptor read(AssemblySpec assembly) {
        if (assembly.source() instanceof Reference reference) {
            return reference(assembly, reference.name());
        }
        if (assembly.source() instanceof DescriptorFile file) {
            return file(assembly, find(assembly, file.path()));
        }
        return inline(assembly, ((Inline) assembly.source()).xml());
    }

    private AssemblyDescriptor reference(AssemblySpec assembly, String name) {
        if (WITH_ARTIFACT.contains(name)) {
            checkArtifact(assembly);
        }
        try (InputStream own = AssemblyDescriptors.class.getResourceAsStream("/assemblies/" + name + ".xml")) {
            return own == null
                    ? AssemblyDescriptor.ofReference(name)
                    : AssemblyDescriptor.ofXml(new String(own.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DockerExecutionException("Descriptor " + name + " of this plugin cannot be read: " + e + ".", e);
        }
    }

    private AssemblyDescriptor file(AssemblySpec assembly, Path file) {
        DescriptorXml xml = parse(file);
        check(
                assembly,
                xml,
                Stream.of(file.getParent().toFile(), ProjectFolder.of(project).toFile()));
        if (xml.child("id").isPresent()) {
            return AssemblyDescriptor.ofFile(file);
        }
        if (!xml.list("componentDescriptors").isEmpty()) {
            throw new DockerFailureException(
                    file + " has <componentDescriptors>, which are looked for beside it, but no"
                            + " <id>, with which alone maven-assembly-plugin takes it from where it is. Give it one, whatever it is.");
        }
        return withId(xml);
    }

    private Path find(AssemblySpec assembly, String path) {
        Path basedir = ProjectFolder.of(project);
        return List.of(sourceDirectory.resolve(path), basedir.resolve(path)).stream()
                .map(Path::normalize)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(assembly.subject() + "<descriptor>: "
                        + sourceDirectory.resolve(path).normalize() + " does not exist. Correct the path, which is"
                        + " relative to " + sourceDirectory + ", or to " + basedir + "."));
    }

    private AssemblyDescriptor inline(AssemblySpec assembly, String text) {
        DescriptorXml xml = parse(subject(assembly), new InputSource(new StringReader(text)));
        check(assembly, xml, Stream.of(ProjectFolder.of(project).toFile()));
        return xml.child("id").isPresent() ? AssemblyDescriptor.ofXml(text) : withId(xml);
    }

    /** maven-assembly-plugin wants an id, which is of no matter here. */
    private static AssemblyDescriptor withId(DescriptorXml xml) {
        return AssemblyDescriptor.ofXml(xml.with("id", "docker"));
    }

    private static DescriptorXml parse(Path file) {
        return parse(file.toString(), new InputSource(file.toUri().toString()));
    }

    private static DescriptorXml parse(String subject, InputSource xml) {
        try {
            return DescriptorXml.parse(xml);
        } catch (SAXException | IOException e) {
            throw invalid(subject, e);
        }
    }

    /** Returns what messages call the descriptor. */
    private String subject(AssemblySpec assembly) {
        if (assembly.source() instanceof DescriptorFile file) {
            return find(assembly, file.path()).toString();
        }
        return assembly.subject() + (assembly.source() instanceof Inline ? "<inline>" : "<descriptorRef>");
    }

    /** Returns what is said of a descriptor that maven-assembly-plugin cannot read. */
    DockerFailureException invalid(AssemblySpec assembly, Throwable reason) {
        return invalid(subject(assembly), reason);
    }

    private static DockerFailureException invalid(String subject, Throwable reason) {
        return new DockerFailureException(
                subject + " is not a valid descriptor of maven-assembly-plugin: "
                        + PrintableText.of(reason).strip().replaceFirst("\\.$", "") + ". Correct it.",
                reason);
    }

    /** @param folders where its component descriptors are looked for */
    private void check(AssemblySpec assembly, DescriptorXml descriptor, Stream<File> folders) {
        if (Stream.concat(Stream.of(descriptor), components(descriptor, folders.toList()))
                .flatMap(part -> part.list("dependencySets").stream())
                .anyMatch(this::wantsArtifact)) {
            checkArtifact(assembly);
        }
    }

    /** Returns those that are files. Others may be on a class path, or are reported by maven-assembly-plugin. */
    private Stream<DescriptorXml> components(DescriptorXml descriptor, List<File> folders) {
        return descriptor.list("componentDescriptors").stream()
                .map(this::value)
                .flatMap(path -> Stream.concat(
                                folders.stream().map(folder -> new File(folder, path)), Stream.of(new File(path)))
                        .filter(File::isFile)
                        .limit(1))
                .map(file -> parse(file.toPath().normalize()));
    }

    private boolean wantsArtifact(DescriptorXml set) {
        Artifact artifact = project.getArtifact();
        boolean used = set.child("useProjectArtifact")
                .map(use -> Boolean.parseBoolean(value(use)))
                .orElse(true);
        List<String> includes = patterns(set, "includes");
        return used
                && !project.getPackaging().equals("pom")
                && (includes.isEmpty() || new PatternIncludesArtifactFilter(includes).include(artifact))
                && new PatternExcludesArtifactFilter(patterns(set, "excludes")).include(artifact);
    }

    private List<String> patterns(DescriptorXml set, String name) {
        return set.list(name).stream().map(this::value).toList();
    }

    private String value(DescriptorXml element) {
        return properties.interpolate(element.text()).text();
    }

    private void checkArtifact(AssemblySpec assembly) {
        if (project.getArtifact().getFile() == null) {
            throw new DockerFailureException(assembly.subject() + " has the artifact of project "
                    + project.getArtifactId() + ", but " + AssemblyProject.expected(project)
                    + " does not exist. Make it first with 'mvn package', or in the same command: 'mvn package"
                    + " docker:build'.");
        }
    }
}

package io.github.dockermaven.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The files that a project's plugins make beside the main one, by their configuration: whether they attach them or not,
 * and whether in this build or an earlier one.
 */
final class PluginOutputs {
    private final MavenProject project;
    private final String kind;

    /** @param kind {@code jar} or {@code war} */
    PluginOutputs(MavenProject project, String kind) {
        this.project = project;
        this.kind = kind;
    }

    /** Returns those that exist, without the main one. */
    List<PackagedFile> files() {
        Path main = output(null, "").file();
        return project.getBuildPlugins().stream()
                .flatMap(plugin -> plugin.getExecutions().stream().flatMap(execution -> outputs(plugin, execution)))
                .filter(output -> !output.file().equals(main) && Files.isRegularFile(output.file()))
                .distinct()
                .toList();
    }

    private Stream<PackagedFile> outputs(Plugin plugin, PluginExecution execution) {
        Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
        return switch (plugin.getArtifactId()) {
            case "maven-jar-plugin", "maven-war-plugin", "spring-boot-maven-plugin" ->
                Stream.of(output(configuration, value(configuration, "classifier", "")));
            case "maven-shade-plugin" -> Stream.of(shaded(configuration));
            case "maven-assembly-plugin" -> assemblies(configuration);
            default -> Stream.empty();
        };
    }

    private PackagedFile shaded(Xpp3Dom configuration) {
        String file = value(configuration, "outputFile", "");
        if (!file.isEmpty()) {
            return new PackagedFile(ProjectFolder.of(project).resolve(file).normalize(), "", true);
        }
        boolean attached =
                value(configuration, "shadedArtifactAttached", "false").equals("true");
        return output(configuration, attached ? value(configuration, "shadedClassifierName", "shaded") : "");
    }

    private Stream<PackagedFile> assemblies(Xpp3Dom configuration) {
        boolean appended = !value(configuration, "appendAssemblyId", "true").equals("false");
        Xpp3Dom refs = configuration == null ? null : configuration.getChild("descriptorRefs");
        return refs == null
                ? Stream.empty()
                : Arrays.stream(refs.getChildren())
                        .filter(ref -> ref.getValue() != null)
                        .map(ref ->
                                output(configuration, appended ? ref.getValue().strip() : ""));
    }

    private PackagedFile output(Xpp3Dom configuration, String classifier) {
        Path folder = ProjectFolder.of(project)
                .resolve(value(
                        configuration, "outputDirectory", project.getBuild().getDirectory()));
        String name = value(configuration, "finalName", project.getBuild().getFinalName());
        return new PackagedFile(
                folder.resolve(name + (classifier.isEmpty() ? "" : "-" + classifier) + "." + kind)
                        .normalize(),
                classifier,
                true);
    }

    private static String value(Xpp3Dom configuration, String name, String otherwise) {
        Xpp3Dom child = configuration == null ? null : configuration.getChild(name);
        return child == null || child.getValue() == null || child.getValue().isBlank()
                ? otherwise
                : child.getValue().strip();
    }
}

package io.github.dockermaven.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/**
 * The part of a POM that gives a plugin its place among the others: Maven puts those of a parent first, then those of a POM,
 * then those of its profiles. A plugin that is named again comes after what is new above it there.
 *
 * @param pom whose POM it is
 * @param profile the profile in it, {@code null} for none
 * @param reader the project that is built
 */
record PluginDeclaration(Plugin plugin, MavenProject pom, Profile profile, MavenProject reader) {
    /** Returns the one that is farthest from a project: from there on the plugin has its place. */
    static PluginDeclaration of(MavenProject project, Plugin plugin) {
        return Stream.iterate(project, pom -> pom != null, MavenProject::getParent)
                .flatMap(pom -> in(pom, plugin, project).stream())
                .reduce((nearer, farther) -> farther)
                .orElse(new PluginDeclaration(plugin, project, null, project));
    }

    private static Optional<PluginDeclaration> in(MavenProject pom, Plugin plugin, MavenProject reader) {
        if (pom.getOriginalModel() == null) {
            return Optional.empty();
        }
        if (names(pom.getOriginalModel().getBuild(), plugin)) {
            return Optional.of(new PluginDeclaration(plugin, pom, null, reader));
        }
        List<String> active = reader.getInjectedProfileIds().values().stream()
                .flatMap(List::stream)
                .toList();
        return pom.getOriginalModel().getProfiles().stream()
                .filter(profile -> active.contains(profile.getId()) && names(profile.getBuild(), plugin))
                .findFirst()
                .map(profile -> new PluginDeclaration(plugin, pom, profile, reader));
    }

    private static boolean names(BuildBase build, Plugin plugin) {
        return build != null && build.getPlugins().stream().map(Plugin::getKey).anyMatch(plugin.getKey()::equals);
    }

    /** Returns how another plugin comes after this one. */
    String orderAdvice(Plugin other) {
        BuildBase build = profile != null
                ? profile.getBuild()
                : pom.getOriginalModel() == null ? null : pom.getOriginalModel().getBuild();
        String place = profile == null ? pomName() : "profile " + profile.getId() + " of " + pomName();
        String rule = "plugins of one phase run in the POM's order";
        if (build == null || names(build, other)) {
            return rule + ". Move " + other.getArtifactId() + " below " + plugin.getArtifactId() + " in " + place + ".";
        }
        return rule + ", those of a parent first and those of a profile last. Name " + other.getArtifactId()
                + " again in " + place + ", below " + plugin.getArtifactId()
                + ": its groupId and artifactId are enough.";
    }

    private String pomName() {
        return pom == reader ? "the POM" : "the POM of " + pom.getArtifactId();
    }
}

package io.github.dockermaven.project;

import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.PluginConfiguration;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Passwords that a POM, or a parent of it, has in plain text: everybody has them who has the sources. */
final class PomPasswords {
    private static final String PLUGIN = "io.github.dockermaven:docker-maven-plugin";
    private static final List<String> PROPERTIES =
            List.of("docker.password", "docker.push.password", "docker.pull.password");

    private static final Pattern PROPERTY = Pattern.compile("[$@]\\{[^}]+}");

    private PomPasswords() {}

    /**
     * Returns what there is to say of them, a line for each place, and each once in a build. The POMs are read as
     * they were written: in what Maven makes of them a property cannot be told from its value.
     */
    static List<String> warnings(MavenSession session, MavenProject project) {
        return Stream.iterate(project, pom -> pom != null, MavenProject::getParent)
                .filter(pom -> pom.getOriginalModel() != null)
                .flatMap(pom -> places(pom.getOriginalModel())
                        .map(place -> place + " of project " + pom.getArtifactId()
                                + " has a password in plain text. Change it, and put the new one into a <server> of"
                                + " settings.xml or store it with 'docker login'."))
                .filter(line -> OncePerBuild.first(session, line))
                .toList();
    }

    private static Stream<String> places(Model pom) {
        Stream<String> ofPom = places(pom.getProperties(), pom.getBuild());
        return Stream.concat(
                ofPom,
                pom.getProfiles().stream().flatMap(profile -> places(profile.getProperties(), profile.getBuild())));
    }

    private static Stream<String> places(Properties properties, PluginConfiguration build) {
        Stream<String> named = PROPERTIES.stream()
                .filter(name -> isLiteral(properties.getProperty(name)))
                .map(name -> "Property " + name);
        Stream<String> configured = build == null
                ? Stream.empty()
                : Stream.of(build, build.getPluginManagement())
                        .filter(Objects::nonNull)
                        .flatMap(plugins -> plugins.getPlugins().stream())
                        .filter(plugin -> plugin.getKey().equals(PLUGIN))
                        .flatMap(plugin -> Stream.concat(Stream.of(plugin), plugin.getExecutions().stream()))
                        .filter(container -> hasLiteral(container.getConfiguration()))
                        .map(container -> "<authConfig>");
        return Stream.concat(named, configured);
    }

    private static boolean hasLiteral(Object configuration) {
        Xpp3Dom authConfig = configuration instanceof Xpp3Dom xml ? xml.getChild("authConfig") : null;
        return authConfig != null
                && Stream.of(authConfig, authConfig.getChild("push"), authConfig.getChild("pull"))
                        .filter(Objects::nonNull)
                        .map(element -> element.getChild("password"))
                        .anyMatch(password -> password != null && isLiteral(password.getValue()));
    }

    private static boolean isLiteral(String value) {
        return value != null
                && !value.isBlank()
                && !PROPERTY.matcher(value).find()
                && !MavenPasswords.isEncrypted(value);
    }
}

package io.github.dockermaven.project;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The release of Java that a project is compiled for. */
final class JavaRelease {
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

    private JavaRelease() {}

    /**
     * From the compiler plugin's configuration, then its properties, those of the command line first, then Spring Boot's
     * {@code java.version}; without
     * any of them the release of the JDK that Maven runs on, which runs whatever it compiles.
     */
    static int of(MavenProject project, Properties commandLine) {
        return Stream.of(
                        configured(project, "release"),
                        property(commandLine, "maven.compiler.release"),
                        property(project.getProperties(), "maven.compiler.release"),
                        configured(project, "target"),
                        property(commandLine, "maven.compiler.target"),
                        property(project.getProperties(), "maven.compiler.target"),
                        property(project.getProperties(), "java.version"))
                .flatMap(Optional::stream)
                .flatMap(text -> parse(text).stream())
                .findFirst()
                .orElse(Runtime.version().feature());
    }

    private static Optional<Integer> parse(String text) {
        String number = text.strip().replaceFirst("^1\\.", "");
        return number.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
    }

    private static Optional<String> property(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name));
    }

    private static Optional<String> configured(MavenProject project, String name) {
        return Optional.ofNullable(project.getPlugin(COMPILER))
                .map(plugin -> (Xpp3Dom) plugin.getConfiguration())
                .map(configuration -> configuration.getChild(name))
                .map(Xpp3Dom::getValue);
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.project.OncePerBuild;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The elements that {@code <configuration>} itself may have. Maven passes over those that no goal knows, before 3.9 without
 * a word.
 */
public final class UnknownElements {
    /** Elements of the io.fabric8 plugin for which there is nothing to do here, or which no goal does yet. */
    private static final Set<String> OF_IO_FABRIC8 = Set.of(
            "apiVersion",
            "autoPull",
            "certPath",
            "jib",
            "jibImageFormat",
            "logStdout",
            "machine",
            "maxConnections",
            "outputDirectory",
            "outputFile",
            "pullRegistry",
            "skipExtendedAuth",
            "skipMachine",
            "skipPom",
            "startParallel",
            "useColor",
            "verbose");

    private UnknownElements() {}

    /**
     * Returns what there is to say of the elements of a plugin's configuration, a line each, and each once in a build.
     *
     * @param execution a goal of this plugin
     */
    public static List<String> warnings(MavenSession session, MavenProject project, MojoExecution execution) {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        Object configuration = plugin == null ? null : plugin.getConfiguration();
        if (!(configuration instanceof Xpp3Dom xml)) {
            return List.of();
        }
        Set<String> known = new TreeSet<>();
        for (MojoDescriptor goal :
                execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
            goal.getParameters().stream().map(Parameter::getName).forEach(known::add);
        }
        return Arrays.stream(xml.getChildren())
                .map(Xpp3Dom::getName)
                .distinct()
                .filter(name -> !known.contains(name))
                .map(name -> warning(name, known))
                .filter(line -> OncePerBuild.first(session, line))
                .toList();
    }

    private static String warning(String name, Set<String> known) {
        if (OF_IO_FABRIC8.contains(name)) {
            return "<" + name + "> of io.fabric8's plugin has no effect here. Remove it.";
        }
        return "<" + name + "> is not known, and has no effect. "
                + DidYouMean.to(name, known)
                        .map(nearest -> "Did you mean <" + nearest + ">?")
                        .orElse("Remove it, or see 'mvn docker:help -Ddetail'.");
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.project.OncePerBuild;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The properties with this plugin's prefix that no goal knows: most likely they are misspelt. */
public final class UnknownProperties {
    private static final String PREFIX = "docker.";

    /** What the properties of maps begin with, and what results of goals and credentials do. */
    private static final List<String> PREFIXES = List.of(
            "docker.env.",
            "docker.labels.",
            "docker.buildArg.",
            "docker.buildArgs.",
            "docker.driverOpts.",
            ExecParameters.ENV,
            "docker.healthcheck.",
            NetworkElement.PREFIX,
            VolumeElement.OPTIONS,
            VolumeElement.LABELS,
            "docker.image.",
            "docker.container.",
            "docker.host.address");

    private static final Set<String> CREDENTIALS = Set.of(
            "docker.username",
            "docker.password",
            "docker.push.username",
            "docker.push.password",
            "docker.pull.username",
            "docker.pull.password");

    /** Properties of the io.fabric8 plugin for which there is nothing to do here, or which no goal does yet. */
    private static final Set<String> OF_IO_FABRIC8 = Set.of(
            "docker.allContainers",
            "docker.allNetworks",
            "docker.apiVersion",
            "docker.assume.imageExists",
            "docker.autoCreateCustomNetworks",
            "docker.autoPull",
            "docker.buildx.cache.from",
            "docker.certPath",
            "docker.containerNamePattern",
            "docker.createNewVolumes",
            "docker.dockerFileDir",
            "docker.jib",
            "docker.keepContainer",
            "docker.keepRunning",
            "docker.log.date",
            "docker.log.stdout",
            "docker.logStdout",
            "docker.machine.name",
            "docker.maxConnections",
            "docker.name",
            "docker.portPropertyFile",
            "docker.pull.registry",
            "docker.removeAll",
            "docker.removeMode",
            "docker.removeNamePattern",
            "docker.removeVolumes",
            "docker.skip.machine",
            "docker.skip.pom",
            "docker.skip.run",
            "docker.skip.extendedAuth",
            "docker.startParallel",
            "docker.stopNamePattern",
            "docker.tag.latest",
            "docker.target.dir",
            "docker.useColor",
            "docker.volumeInstall",
            "docker.watchInterval",
            "docker.watchMode",
            "docker.watchPostExec",
            "docker.watchPostGoal");

    private UnknownProperties() {}

    /**
     * Returns what there is to say of the properties of the command line and of a project's POM, a line each, and each once
     * in a build.
     *
     * @param execution a goal of this plugin
     */
    public static List<String> warnings(MavenSession session, MavenProject project, MojoExecution execution) {
        List<String> ofCommandLine = ours(session.getUserProperties());
        List<String> ofProject = ours(project.getProperties());
        if (ofCommandLine.isEmpty() && ofProject.isEmpty()) {
            return List.of();
        }
        Set<String> known = known(execution);
        List<String> lines = new ArrayList<>();
        unknown(ofCommandLine, known, project)
                .map(name -> warning("-D" + name, name, known))
                .forEach(lines::add);
        unknown(ofProject, known, project)
                .filter(name -> !ofCommandLine.contains(name))
                .map(name -> warning("Property " + name, name, known))
                .forEach(lines::add);
        lines.removeIf(line -> !OncePerBuild.first(session, line));
        return lines;
    }

    private static List<String> ours(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .sorted()
                .toList();
    }

    private static Stream<String> unknown(List<String> names, Set<String> known, MavenProject project) {
        boolean areOfImages =
                names.contains(ExternalImages.MODE) || poms(project).anyMatch(pom -> pom.contains("<external>"));
        return names.stream()
                .filter(name -> !name.equals(ExternalImages.MODE))
                .filter(name -> !areOfImages || !ExternalImage.isKnown(name.substring(PREFIX.length())))
                .filter(name -> !known.contains(name) && !CREDENTIALS.contains(name) && !OF_IO_FABRIC8.contains(name))
                .filter(name -> PREFIXES.stream().noneMatch(name::startsWith))
                .filter(name -> RunProperties.MAPS.stream().noneMatch(name::startsWith))
                .filter(name -> !isUsed(name, project));
    }

    /** Returns whether the POM or a parent of it has the property in a value of its own: then it is the user's. */
    private static boolean isUsed(String name, MavenProject project) {
        return poms(project).anyMatch(pom -> pom.contains("${" + name + "}"));
    }

    /** Returns the texts of the project's POM and of its parents'. */
    private static Stream<String> poms(MavenProject project) {
        return Stream.iterate(project, pom -> pom != null, MavenProject::getParent)
                .map(MavenProject::getOriginalModel)
                .filter(Objects::nonNull)
                .map(UnknownProperties::text);
    }

    private static String text(Model model) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Returns the properties of all goals. */
    private static Set<String> known(MojoExecution execution) {
        Set<String> known = new TreeSet<>();
        RunProperties.NAMES.forEach(name -> known.add(RunProperties.PREFIX + name));
        for (MojoDescriptor goal :
                execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
            Arrays.stream(goal.getMojoConfiguration().getChildren())
                    .map(PlexusConfiguration::getValue)
                    .filter(text -> text != null && text.startsWith("${" + PREFIX))
                    .map(text -> text.substring(2, text.length() - 1))
                    .forEach(known::add);
        }
        return known;
    }

    private static String warning(String subject, String name, Set<String> known) {
        String advice = nearest(name.substring(PREFIX.length()), known)
                .map(nearest -> "Did you mean " + PREFIX + nearest + "?")
                .orElse("Remove it, or see 'mvn docker:help -Ddetail'.");
        return PrintableText.quote(subject) + " is not known to any goal, and has no effect. " + advice;
    }

    /** Returns the known property with the fewest edits, or the same words in another order; or that of a map. */
    private static Optional<String> nearest(String word, Set<String> known) {
        List<String> words =
                known.stream().map(name -> name.substring(PREFIX.length())).toList();
        int dot = word.indexOf('.');
        Optional<String> map = dot < 0
                ? Optional.empty()
                : DidYouMean.to(
                                word.substring(0, dot),
                                PREFIXES.stream()
                                        .map(prefix -> prefix.substring(PREFIX.length(), prefix.length() - 1))
                                        .toList())
                        .map(prefix -> prefix + word.substring(dot));
        return words.stream()
                .filter(each -> parts(each).equals(parts(word)))
                .findFirst()
                .or(() -> DidYouMean.to(word, words))
                .or(() -> map);
    }

    private static Set<String> parts(String word) {
        return Set.copyOf(Arrays.asList(word.split("\\.")));
    }
}

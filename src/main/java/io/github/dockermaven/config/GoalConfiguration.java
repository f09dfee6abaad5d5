package io.github.dockermaven.config;

import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.OncePerBuild;
import io.github.dockermaven.project.ProjectFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The parameters of a goal: each is the POM's element, else its property, else its default. Their names, properties and
 * defaults are those of the goal's {@code @Parameter}s. Maven itself does not inject them: it makes {@code null} of what is
 * empty or only a property that is not set, the word {@code null} within a text, {@code false} of {@code yes}, and leaves
 * out a text where elements belong.
 */
public final class GoalConfiguration {
    private final PlexusConfiguration pom;
    private final ParameterValues values;
    private final MavenProperties properties;
    private final Path folder;

    /**
     * @param pom the elements of the POM
     * @param parameters the goal's properties, {@code <from default-value="…">${docker.from}</from>}
     * @param folder what relative paths are relative to
     * @param warnings gets what there is to say of values that have no effect
     */
    GoalConfiguration(
            PlexusConfiguration pom,
            PlexusConfiguration parameters,
            MavenProperties properties,
            Path folder,
            Consumer<String> warnings) {
        this.pom = pom;
        this.values = new ParameterValues(pom, parameters, properties, warnings);
        this.properties = properties;
        this.folder = folder;
    }

    /**
     * Returns the parameters of a goal that runs.
     *
     * @param warnings gets what there is to say of values that have no effect, each once in a build
     */
    public static GoalConfiguration of(
            MavenSession session, MavenProject project, MojoExecution execution, Consumer<String> warnings) {
        String plugin = execution.getPlugin().getKey();
        Object configuration = Stream.of(project.getBuild(), project.getPluginManagement())
                .filter(Objects::nonNull)
                .map(PluginContainer::getPluginsAsMap)
                .filter(plugins -> plugins.containsKey(plugin))
                .findFirst()
                .map(plugins -> configuration(plugins.get(plugin), execution.getExecutionId()))
                .orElse(null);
        return new GoalConfiguration(
                elements(configuration),
                parameters(execution.getMojoDescriptor()),
                new MavenProperties(session, project, execution),
                folder(project),
                line -> {
                    if (OncePerBuild.first(session, line)) {
                        warnings.accept(line);
                    }
                });
    }

    /**
     * Returns the parameters of a goal that has not run yet.
     *
     * @param goal the goal's name
     * @param configuration its elements in the POM, {@code null} for none
     * @param execution a goal of this plugin that runs
     */
    public static GoalConfiguration upcoming(
            MavenSession session, MavenProject project, String goal, Object configuration, MojoExecution execution) {
        return new GoalConfiguration(
                elements(configuration),
                parameters(execution.getMojoDescriptor().getPluginDescriptor().getMojo(goal)),
                new MavenProperties(session, project, execution),
                folder(project),
                line -> {});
    }

    /** An execution has its plugin's configuration merged in; a goal of the command line may have none of its own. */
    private static Object configuration(Plugin plugin, String id) {
        PluginExecution execution = plugin.getExecutionsAsMap().get(id);
        return execution == null ? plugin.getConfiguration() : execution.getConfiguration();
    }

    /** A goal that needs no project may have one without a POM. */
    private static Path folder(MavenProject project) {
        return project.getFile() == null ? Path.of("") : ProjectFolder.of(project);
    }

    private static PlexusConfiguration elements(Object configuration) {
        return configuration instanceof Xpp3Dom xml
                ? new XmlPlexusConfiguration(xml)
                : new DefaultPlexusConfiguration("configuration");
    }

    private static PlexusConfiguration parameters(MojoDescriptor goal) {
        return goal == null || goal.getMojoConfiguration() == null
                ? new DefaultPlexusConfiguration("configuration")
                : goal.getMojoConfiguration();
    }

    /** Returns the values of Maven's properties when the goal runs. */
    public MavenProperties properties() {
        return properties;
    }

    /** Returns an element of the POM, empty or not. */
    public Optional<XmlElement> element(String parameter) {
        return values.element(parameter);
    }

    /**
     * Returns an element of the POM with what properties add to it as elements: those of the command line take precedence over
     * the POM's, these over the project's.
     *
     * @param prefix what the properties' names begin with, the dot included
     * @return empty if there is none
     */
    public Optional<XmlElement> element(String parameter, String prefix) {
        return element(parameter, prefix, Set.of(), UnaryOperator.identity());
    }

    /**
     * Returns an element as {@link #element(String, String)} does, with properties for elements of its elements too.
     *
     * @param groups which elements have elements that are properties, {@code log} and {@code log.driver}
     * @param names gives properties, less the prefix, the names of their elements
     */
    Optional<XmlElement> element(
            String parameter, String prefix, Set<String> groups, UnaryOperator<Map<String, String>> names) {
        return element(parameter, pom.getChild(parameter, false), prefix, groups, names);
    }

    /** Returns properties alone as an element called {@code run}, as if the POM had none. */
    Optional<XmlElement> element(String prefix, Set<String> groups, UnaryOperator<Map<String, String>> names) {
        return element("run", null, prefix, groups, names);
    }

    private Optional<XmlElement> element(
            String parameter,
            PlexusConfiguration element,
            String prefix,
            Set<String> groups,
            UnaryOperator<Map<String, String>> names) {
        return Optional.of(prefixed().element(parameter, element, prefix, groups, names))
                .map(merged -> XmlElement.of(merged, properties::interpolate))
                .filter(merged -> !merged.isEmpty());
    }

    /** Returns {@code <authConfig>}, empty if there is none. */
    Optional<AuthConfig> authConfig() {
        return Optional.ofNullable(pom.getChild("authConfig", false))
                .map(xml -> new AuthConfig(xml, properties::interpolate));
    }

    /** Returns a value, empty if it is not given and has no default. */
    public Optional<String> text(String parameter) {
        return values.value(parameter).map(XmlElement::value).filter(text -> !text.isEmpty());
    }

    /** Returns a text that keeps properties which are not set, empty if it is not given. */
    public Optional<String> freeText(String parameter) {
        return values.value(parameter).map(XmlElement::freeValue).filter(text -> !text.isEmpty());
    }

    /** Returns whether a parameter is given, even as empty: by {@code <element/>} or {@code -Dproperty=}. */
    public boolean isGiven(String parameter) {
        return values.given(parameter).isPresent();
    }

    /** Returns whether a parameter is true. */
    public boolean flag(String parameter) {
        return values.value(parameter).flatMap(XmlElement::flag).orElse(false);
    }

    /** Returns whether a parameter is true; empty if it is not given and has no default. */
    Optional<Boolean> optionalFlag(String parameter) {
        return values.value(parameter).flatMap(XmlElement::flag);
    }

    /** Returns a parameter that is a number of seconds, and has a default. */
    public Duration seconds(String parameter) {
        XmlElement element = values.value(parameter).orElseThrow();
        String text = element.value();
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new DockerFailureException(element.path() + " is '" + PrintableText.quote(text)
                    + "', which is no whole number of seconds. Write one, without a unit, such as 60.");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    /** Returns a path, which is relative to the project's folder; empty if it is not given. */
    public Optional<Path> path(String parameter) {
        return text(parameter).map(this::resolve);
    }

    /** Returns a path, which is relative to the project's folder. */
    public Path path(String parameter, String defaultPath) {
        return resolve(text(parameter).orElse(defaultPath));
    }

    /** Returns a path, which is relative to the project's folder. */
    Path resolve(String path) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }

    /**
     * Returns a list of values, empty if it is not given.
     *
     * @throws DockerFailureException if one of them is empty: what it should be cannot be guessed
     */
    public List<String> list(String parameter) {
        return list(parameter, false);
    }

    /**
     * Returns a list as {@link #list} does, without those of its elements that are something else.
     *
     * @return empty if neither the list nor one of its values is given
     */
    Optional<List<String>> listWithout(String parameter, Predicate<XmlElement> other) {
        Optional<XmlElement> given = values.element(parameter);
        List<XmlElement> children = given.map(XmlElement::children).orElse(List.of());
        if (children.stream().noneMatch(other)) {
            return isGiven(parameter) ? Optional.of(list(parameter)) : Optional.empty();
        }
        List<String> items =
                children.stream().filter(other.negate()).map(XmlElement::value).toList();
        return items.isEmpty()
                ? values.property(parameter).map(property -> checked(parameter, property, property.items(false)))
                : Optional.of(checked(parameter, given.get(), items));
    }

    private List<String> list(String parameter, boolean areFree) {
        return values.given(parameter)
                .map(given -> checked(parameter, given, given.items(areFree)))
                .orElse(List.of());
    }

    private List<String> checked(String parameter, XmlElement given, List<String> items) {
        int empty = items.indexOf("");
        if (empty >= 0) {
            throw new DockerFailureException("Element " + (empty + 1) + " of " + given.path()
                    + " has no value: it is empty, or a property that is. Give it a value, or remove it.");
        }
        values.warnIfOverridden(parameter, given, String.join(",", items));
        return items;
    }

    /**
     * Returns the words of a command, as {@link #list}; they are free texts.
     *
     * @throws DockerFailureException if a text begins as a JSON array, but is none
     */
    public List<String> words(String parameter) {
        String text = values.given(parameter).map(XmlElement::text).orElse("");
        if (text.startsWith("[") && ExecForm.read(parameter, text).isEmpty()) {
            throw new DockerFailureException(parameter + ": '" + PrintableText.quote(text)
                    + "' begins with [, but is no JSON array of strings. Write each word in double quotes, with commas"
                    + " between and ] at the end: [\"java\",\"-jar\",\"app.jar\"]. A word that begins with [ goes into an"
                    + " <arg>.");
        }
        return list(parameter, true);
    }

    /**
     * Returns a map of free texts. The command line's properties take precedence over the POM's element, and that over the
     * project's.
     *
     * @param prefixes what the names of properties begin with, the dot included; the last takes precedence
     */
    public Map<String, String> map(String parameter, String... prefixes) {
        return over(element(parameter).map(XmlElement::map).orElse(Map.of()), prefixes);
    }

    /** Returns a map as {@link #map} does, of an element that was read already. */
    public Map<String, String> over(Map<String, String> element, String... prefixes) {
        return prefixed().over(element, prefixes);
    }

    private PrefixedProperties prefixed() {
        return new PrefixedProperties(properties.commandLine(), properties.ofProject());
    }
}

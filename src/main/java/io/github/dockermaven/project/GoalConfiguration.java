package io.github.dockermaven.project;

import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The parameters of a goal as its POM has them, word by word. Maven hands over an empty element as one that is not there, and
 * the value {@code ${late}} of a property that is not set as {@code null}, although it keeps {@code a${late}b} as it is.
 *
 * @param configuration the goal's elements, as the POM has them, its parents, profiles and {@code <pluginManagement>}
 * @param commandLine properties that the user gave there
 * @param project the project's properties
 */
public record GoalConfiguration(Xpp3Dom configuration, Properties commandLine, Properties project) {
    public static GoalConfiguration of(MavenSession session, MavenProject project, MojoExecution execution) {
        String plugin = execution.getPlugin().getKey();
        Object configuration = Stream.of(project.getBuild(), project.getPluginManagement())
                .filter(Objects::nonNull)
                .map(PluginContainer::getPluginsAsMap)
                .filter(plugins -> plugins.containsKey(plugin))
                .findFirst()
                .map(plugins -> configuration(plugins.get(plugin), execution.getExecutionId()))
                .orElse(null);
        return new GoalConfiguration(
                configuration instanceof Xpp3Dom elements ? elements : new Xpp3Dom("configuration"),
                session.getUserProperties(),
                project.getProperties());
    }

    /** An execution has its plugin's configuration merged in; a goal of the command line may have none of its own. */
    private static Object configuration(Plugin plugin, String id) {
        PluginExecution execution = plugin.getExecutionsAsMap().get(id);
        return execution == null ? plugin.getConfiguration() : execution.getConfiguration();
    }

    /**
     * A text.
     *
     * @param injected what Maven made of it
     * @return the same; or what the POM has, where that is a property that is not set; or {@code null}
     */
    public String text(String parameter, String injected) {
        return injected == null ? unset(configuration.getChild(parameter)).orElse(null) : injected;
    }

    /**
     * Returns a text as {@link #text(String, String)} does, and where neither has one, what the property has that gives it,
     * if that is a property that is not set.
     *
     * @param property by which it can be given, too
     */
    public String text(String parameter, String property, String injected) {
        String text = text(parameter, injected);
        return text == null
                ? Optional.ofNullable(value(property))
                        .filter(GoalConfiguration::isUnset)
                        .orElse(null)
                : text;
    }

    private String value(String property) {
        return commandLine.getProperty(property, project.getProperty(property));
    }

    /**
     * Returns a list. One that is given as a text, which Maven splits at commas, may be a JSON array of strings.
     *
     * @param property by which it can be given, too
     * @param injected what Maven made of it
     * @return {@code null} if it is given nowhere; empty if it is given as empty, by {@code <element/>} or
     *     {@code -Dproperty=}; its elements that are properties which are not set are as the POM has them
     */
    public List<String> list(String parameter, String property, List<String> injected) {
        Xpp3Dom element = configuration.getChild(parameter);
        if (element != null && element.getChildCount() > 0) {
            return elements(element.getChildren(), injected);
        }
        if (element != null && (element.getValue() == null || element.getValue().isBlank())) {
            // Maven 3 would let the property fill it, Maven 4 does not: as ever, the POM goes before the property.
            return List.of();
        }
        if (injected != null && !injected.stream().allMatch(text -> text == null || text.isBlank())) {
            return ExecForm.read(parameter, joined(injected)).orElse(injected);
        }
        String given = value(property);
        return element == null && given == null ? null : unset(element).stream().toList();
    }

    /**
     * Returns the words of a command, as {@link #list}.
     *
     * @throws DockerFailureException if a text begins as a JSON array, but is none
     */
    public List<String> command(String parameter, String property, List<String> injected) {
        Xpp3Dom element = configuration.getChild(parameter);
        List<String> words = list(parameter, property, injected);
        boolean text = element == null || element.getChildCount() == 0;
        if (text && words != null && words == injected && joined(words).startsWith("[")) {
            throw new DockerFailureException(parameter + ": '" + PrintableText.quote(joined(words))
                    + "' begins with [, but is no JSON array of strings. Write each word in double quotes, with commas"
                    + " between and ] at the end: [\"java\",\"-jar\",\"app.jar\"]. A word that begins with [ goes into an"
                    + " <arg>.");
        }
        return words;
    }

    /** The text that Maven split. */
    private static String joined(List<String> parts) {
        return parts.stream()
                .map(part -> part == null ? "" : part)
                .collect(Collectors.joining(","))
                .strip();
    }

    private static List<String> elements(Xpp3Dom[] elements, List<String> injected) {
        if (injected == null || injected.size() != elements.length) {
            return injected;
        }
        List<String> restored = new ArrayList<>();
        for (int i = 0; i < elements.length; i++) {
            restored.add(injected.get(i) == null ? unset(elements[i]).orElse(null) : injected.get(i));
        }
        return restored;
    }

    /**
     * A map.
     *
     * @param injected what Maven made of it
     * @return the same, and values that are properties which are not set as the POM has them
     */
    public Map<String, String> map(String parameter, Map<String, String> injected) {
        Xpp3Dom element = configuration.getChild(parameter);
        if (element == null) {
            return injected;
        }
        Map<String, String> restored = injected == null ? new LinkedHashMap<>() : new LinkedHashMap<>(injected);
        for (Xpp3Dom entry : element.getChildren()) {
            if (restored.get(entry.getName()) == null) {
                unset(entry).ifPresent(text -> restored.put(entry.getName(), text));
            }
        }
        return restored;
    }

    /** The text of an element of which Maven made nothing, if it has one. */
    private static Optional<String> unset(Xpp3Dom element) {
        return Optional.ofNullable(element).map(Xpp3Dom::getValue).filter(GoalConfiguration::isUnset);
    }

    private static boolean isUnset(String text) {
        return text.contains("${");
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Fills maps from properties, one property for each entry: {@code docker.env.TZ=Asia/Seoul}. Maven itself cannot make a
 * map of a property.
 *
 * @param commandLine what the user gave there, by {@code -D}
 * @param project properties of the POM, its parents, and profiles there or in settings.xml
 */
record PrefixedProperties(Properties commandLine, Properties project) {
    /**
     * Returns a map of the POM with what properties add to it. The command line takes precedence over the POM's
     * element, and that over the project's properties. Values are kept to the letter. First come the element's entries in their
     * order, then others by name, so that the same properties always make the same map.
     *
     * @param element the POM's map
     * @param prefixes what the properties' names begin with, the dot included; if one entry is given by several, the last
     *     prefix goes first
     * @throws DockerFailureException if a property has nothing after its prefix
     */
    Map<String, String> over(Map<String, String> element, String... prefixes) {
        Map<String, String> merged = new LinkedHashMap<>(element);
        entries(project, prefixes).forEach(merged::putIfAbsent);
        merged.putAll(entries(commandLine, prefixes));
        return merged;
    }

    /**
     * Returns an element of the POM with what properties add to it as elements, by the same precedence as {@link #over}.
     *
     * @param name what the element is called
     * @param element {@code null} if there is none
     * @param prefix what the properties' names begin with, the dot included
     * @param groups which elements in it have elements that are properties too, {@code log} and {@code log.driver}
     * @param names gives properties, less the prefix, the names of their elements
     */
    PlexusConfiguration element(
            String name,
            PlexusConfiguration element,
            String prefix,
            Set<String> groups,
            UnaryOperator<Map<String, String>> names) {
        return new ElementProperties(
                        prefix,
                        groups,
                        names.apply(entries(commandLine, prefix)),
                        names.apply(entries(project, prefix)))
                .over(name, element);
    }

    private static SortedMap<String, String> entries(Properties properties, String... prefixes) {
        SortedMap<String, String> entries = new TreeMap<>();
        for (String prefix : prefixes) {
            for (String property : properties.stringPropertyNames()) {
                if (property.equals(prefix)) {
                    throw new DockerFailureException(
                            "Property '" + prefix + "' names nothing. Write a name after the dot: " + prefix + "NAME.");
                }
                if (property.startsWith(prefix)) {
                    entries.put(property.substring(prefix.length()), properties.getProperty(property));
                }
            }
        }
        return entries;
    }
}

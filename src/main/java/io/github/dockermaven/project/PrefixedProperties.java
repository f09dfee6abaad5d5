package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Elements;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Fills maps from properties, one property for each entry: {@code docker.env.TZ=Asia/Seoul}. Maven itself cannot make a
 * map of a property.
 *
 * @param commandLine what the user gave there, by {@code -D}
 * @param project properties of the POM, its parents, and profiles there or in settings.xml
 */
public record PrefixedProperties(Properties commandLine, Properties project) {
    public static PrefixedProperties of(MavenSession session, MavenProject project) {
        return new PrefixedProperties(session.getUserProperties(), project.getProperties());
    }

    /**
     * A map of the POM with what properties add to it. The command line goes before the POM's element, and that before
     * the project's properties. Values are kept to the letter. First come the element's entries in their order, then
     * others by name, so that the same properties always make the same map.
     *
     * @param element the POM's map, {@code null} if there is none
     * @param prefixes what the properties' names begin with, the dot included; if one entry is given by several, the last
     *     prefix goes first
     * @throws DockerFailureException if a property has nothing after its prefix
     */
    public Map<String, String> over(Map<String, String> element, String... prefixes) {
        Map<String, String> merged = new LinkedHashMap<>(Elements.map(element));
        entries(project, prefixes).forEach(merged::putIfAbsent);
        merged.putAll(entries(commandLine, prefixes));
        return merged;
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

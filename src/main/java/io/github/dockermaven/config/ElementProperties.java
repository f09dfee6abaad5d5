package io.github.dockermaven.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Properties that are elements of one element.
 *
 * @param prefix what their names begin with, the dot included
 * @param groups which elements have elements that are properties too
 * @param commandLine values by their names, less the prefix; they replace elements
 * @param others the same; they are added where there is no such element
 */
record ElementProperties(
        String prefix, Set<String> groups, Map<String, String> commandLine, Map<String, String> others) {
    /**
     * Returns an element with what the properties add.
     *
     * @param element {@code null} if there is none
     */
    PlexusConfiguration over(String name, PlexusConfiguration element) {
        Set<String> open = openGroups();
        PlexusConfiguration merged = new DefaultPlexusConfiguration(name);
        merged.setValue(element == null ? null : element.getValue());
        Map<String, String> added = own(others);
        Map<String, String> replacing = own(commandLine);
        for (PlexusConfiguration child : element == null ? new PlexusConfiguration[0] : element.getChildren()) {
            added.remove(child.getName());
            if (!replacing.containsKey(child.getName())) {
                merged.addChild(
                        open.remove(child.getName()) ? in(child.getName()).over(child.getName(), child) : child);
            }
        }
        added.putAll(replacing);
        added.forEach((property, value) -> {
            PlexusConfiguration child = property(property);
            child.setValue(value);
            merged.addChild(open.remove(property) ? marked(in(property).over(property, child), property) : child);
        });
        open.forEach(group -> merged.addChild(marked(in(group).over(group, null), group)));
        return merged;
    }

    private PlexusConfiguration property(String name) {
        return marked(new DefaultPlexusConfiguration(name), name);
    }

    private PlexusConfiguration marked(PlexusConfiguration child, String name) {
        child.setAttribute(XmlElement.PROPERTY, prefix + name);
        return child;
    }

    /** Returns the groups in which there are properties. */
    private Set<String> openGroups() {
        Set<String> open = new LinkedHashSet<>();
        commandLine.keySet().stream()
                .filter(this::isInGroup)
                .map(ElementProperties::first)
                .forEach(open::add);
        others.keySet().stream()
                .filter(this::isInGroup)
                .map(ElementProperties::first)
                .forEach(open::add);
        return open;
    }

    private Map<String, String> own(Map<String, String> properties) {
        Map<String, String> own = new TreeMap<>(properties);
        own.keySet().removeIf(this::isInGroup);
        return own;
    }

    private boolean isInGroup(String property) {
        return property.indexOf('.') >= 0 && groups.contains(first(property));
    }

    private static String first(String property) {
        return property.replaceFirst("\\..*", "");
    }

    /** Returns the properties in a group. */
    private ElementProperties in(String group) {
        String start = group + ".";
        return new ElementProperties(
                prefix + start,
                groups.stream()
                        .filter(each -> each.startsWith(start))
                        .map(each -> each.substring(start.length()))
                        .collect(Collectors.toSet()),
                in(start, commandLine),
                in(start, others));
    }

    private static Map<String, String> in(String start, Map<String, String> properties) {
        Map<String, String> in = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(start)) {
                in.put(name.substring(start.length()), value);
            }
        });
        return in;
    }
}

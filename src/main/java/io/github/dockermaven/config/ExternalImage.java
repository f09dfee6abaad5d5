package io.github.dockermaven.config;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * An {@code <image>} with {@code <external>} of type {@code properties}: properties with a prefix are its elements, as
 * {@link ImageProperty} lists them, alone or together with those of the POM.
 *
 * @param prefix what the properties' names begin with, the dot included
 * @param mode which of a property and an element is taken
 * @param properties those of the command line and the project, by their names less the prefix
 */
record ExternalImage(String prefix, Mode mode, Map<String, String> properties) {
    private static final List<String> BUILT_FROM =
            List.of("from", "fromExt", "dockerFile", "contextDir", "dockerFileDir", "dockerArchive");

    /** Which of a property and an element of the POM is taken. */
    enum Mode {
        /** Properties alone. */
        ONLY,
        /** The property, if there is one. */
        OVERRIDE,
        /** The element, if there is one. */
        FALLBACK,
        /** Elements alone. */
        SKIP;

        static Mode parse(String subject, String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new DockerFailureException(subject + " is '" + PrintableText.quote(text)
                            + "', which is not known. Write only, override, fallback or skip."));
        }
    }

    /** @param all the properties of the command line and the project */
    static ExternalImage of(String prefix, Mode mode, Map<String, String> all) {
        String start = prefix + ".";
        Map<String, String> properties = new TreeMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(start)) {
                properties.put(name.substring(start.length()), value);
            }
        });
        return new ExternalImage(start, mode, properties);
    }

    /** Returns whether a property, less the prefix, is an image's. */
    static boolean isKnown(String property) {
        return ImageProperty.ALL.stream().anyMatch(each -> each.covers(property));
    }

    /** Returns what is most likely meant by properties that are not known, but resemble one that is, by their names. */
    Map<String, String> misspelt() {
        Map<String, String> examples = new LinkedHashMap<>();
        ImageProperty.ALL.forEach(each -> examples.put(each.name(), each.example()));
        Map<String, String> misspelt = new LinkedHashMap<>();
        properties.keySet().stream().filter(name -> !isKnown(name)).forEach(name -> DidYouMean.to(
                        name, examples.keySet())
                .or(() -> DidYouMean.to(name.replaceFirst("\\.[^.]*$", ""), examples.keySet()))
                .ifPresent(nearest -> misspelt.put(prefix + name, prefix + examples.get(nearest))));
        return misspelt;
    }

    /**
     * Adds to an image what the properties say.
     *
     * @param image the image of the POM, without {@code <external>}
     * @throws DockerFailureException if it is not known how a list or map is combined
     */
    void addTo(Xpp3Dom image) {
        boolean wasBuilt = mode != Mode.ONLY && image.getChild("build") != null;
        if (mode == Mode.ONLY) {
            remove(image, List.of("build", "run"));
        }
        if (mode != Mode.SKIP) {
            List<ImageProperty> all = new ArrayList<>(ImageProperty.ALL);
            if (mode == Mode.FALLBACK) {
                // What is there stays: those that take precedence are first.
                Collections.reverse(all);
            }
            all.forEach(property -> add(property, image));
        }
        Xpp3Dom build = image.getChild("build");
        if (!wasBuilt && build != null && BUILT_FROM.stream().allMatch(name -> build.getChild(name) == null)) {
            remove(image, List.of("build"));
        }
    }

    private void add(ImageProperty property, Xpp3Dom image) {
        List<Xpp3Dom> values = values(property);
        if (values.isEmpty()) {
            return;
        }
        Xpp3Dom parent = image;
        for (String name : property.parents()) {
            parent = child(parent, name);
        }
        List<Xpp3Dom> existing = remove(parent, property.elementNames());
        if (existing.isEmpty() || isMerged(property) || mode != Mode.FALLBACK) {
            List<Xpp3Dom> kept = isMerged(property) ? existing : List.of();
            elements(property, values, kept).forEach(parent::addChild);
        } else {
            existing.forEach(parent::addChild);
        }
    }

    private List<Xpp3Dom> values(ImageProperty property) {
        List<Xpp3Dom> values = new ArrayList<>();
        property.values(properties).forEach((key, text) -> {
            boolean isEntry = property.kind() == ImageProperty.Kind.MAP;
            String name = property.kind() == ImageProperty.Kind.TEXT ? property.name() : property.name() + "." + key;
            Xpp3Dom value = element(isEntry ? key : property.elementName(), name);
            value.setValue(text);
            values.add(value);
        });
        return values;
    }

    /** Returns the elements that a property has in their parent. */
    private List<Xpp3Dom> elements(ImageProperty property, List<Xpp3Dom> values, List<Xpp3Dom> existing) {
        if (property.kind() == ImageProperty.Kind.TEXT || property.kind() == ImageProperty.Kind.REPEATED) {
            return ordered(values, existing);
        }
        List<Xpp3Dom> others = new ArrayList<>();
        existing.forEach(each -> others.addAll(items(each)));
        Xpp3Dom element = element(property.elementName(), property.name());
        if (property.kind() == ImageProperty.Kind.MAP) {
            Map<String, Xpp3Dom> entries = new LinkedHashMap<>();
            ordered(values, others).forEach(each -> entries.putIfAbsent(each.getName(), each));
            entries.values().forEach(element::addChild);
        } else {
            ordered(values, others).forEach(element::addChild);
        }
        return List.of(element);
    }

    /** Returns first what takes precedence. */
    private List<Xpp3Dom> ordered(List<Xpp3Dom> values, List<Xpp3Dom> existing) {
        List<Xpp3Dom> ordered = new ArrayList<>(mode == Mode.FALLBACK ? existing : values);
        ordered.addAll(mode == Mode.FALLBACK ? values : existing);
        return ordered;
    }

    /** Returns the elements of a list, which may be a text with commas. */
    private static List<Xpp3Dom> items(Xpp3Dom list) {
        if (list.getChildCount() > 0
                || list.getValue() == null
                || list.getValue().isBlank()) {
            return List.of(list.getChildren());
        }
        return Arrays.stream(list.getValue().split(","))
                .map(text -> {
                    Xpp3Dom item = new Xpp3Dom(list.getName());
                    item.setValue(text.strip());
                    return item;
                })
                .toList();
    }

    private boolean isMerged(ImageProperty property) {
        String policy = properties.get(property.name() + ImageProperty.COMBINE);
        if (policy == null) {
            return property.isMerged();
        }
        if (!policy.equals("merge") && !policy.equals("replace")) {
            throw new DockerFailureException(prefix + property.name() + ImageProperty.COMBINE + " is '"
                    + PrintableText.quote(policy) + "', which is not known. Write merge or replace.");
        }
        return policy.equals("merge");
    }

    private Xpp3Dom element(String name, String property) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setAttribute(XmlElement.PROPERTY, prefix + property);
        return element;
    }

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        if (parent.getChild(name) == null) {
            parent.addChild(new Xpp3Dom(name));
        }
        return parent.getChild(name);
    }

    /** Removes all elements of these names, and returns them. */
    private static List<Xpp3Dom> remove(Xpp3Dom parent, List<String> names) {
        List<Xpp3Dom> removed = new ArrayList<>();
        for (int i = parent.getChildCount() - 1; i >= 0; i--) {
            if (names.contains(parent.getChild(i).getName())) {
                removed.add(0, parent.getChild(i));
                parent.removeChild(i);
            }
        }
        return removed;
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * An element of the plugin's configuration as the POM has it. Maven would make {@code null} of an element that is empty,
 * and of one that is only a property which has no value; here the first is empty, and the second keeps its text. What is
 * asked for is what is known: {@link #rejectOthers} tells the rest.
 */
public final class XmlElement {
    private final String path;
    private final PlexusConfiguration xml;
    private final UnaryOperator<String> properties;
    private final Set<String> known = new LinkedHashSet<>();

    private XmlElement(String path, PlexusConfiguration xml, UnaryOperator<String> properties) {
        this.path = path;
        this.xml = xml;
        this.properties = properties;
    }

    /** @param properties gives a text the values of its properties; {@code null} for one that has none */
    public static XmlElement of(PlexusConfiguration xml, UnaryOperator<String> properties) {
        return new XmlElement("<" + xml.getName() + ">", xml, properties);
    }

    /** The same element for messages that tell it from others of its name. */
    public XmlElement of(String subject) {
        return new XmlElement(subject + ", <" + xml.getName() + ">", xml, properties);
    }

    /** The element's name. */
    public String name() {
        return xml.getName();
    }

    /** The element for messages: {@code <images><image><build>}. */
    public String path() {
        return path;
    }

    /** All elements in this one, whatever their names. */
    public List<XmlElement> children() {
        return Arrays.stream(xml.getChildren()).map(this::inside).toList();
    }

    /** All elements of a name in this one. */
    public List<XmlElement> children(String name) {
        known.add(name);
        return children().stream().filter(each -> each.name().equals(name)).toList();
    }

    /** The element of a name in this one. */
    public Optional<XmlElement> child(String name) {
        List<XmlElement> found = children(name);
        if (found.size() > 1) {
            throw new DockerFailureException(path + " has " + found.size() + " elements <" + name
                    + ">. Only one can be meant: remove the others.");
        }
        return found.stream().findFirst();
    }

    /** The element's own text, empty if it has none. */
    public String text() {
        String raw = xml.getValue();
        if (raw == null || raw.isBlank()) {
            return "";
        }
        String value = properties.apply(raw);
        return (value == null ? raw : value).strip();
    }

    /** The text of an element in this one, {@code null} if there is none or it is blank. */
    public String text(String name) {
        return child(name).map(XmlElement::text).filter(text -> !text.isEmpty()).orElse(null);
    }

    /** Whether an element in this one says {@code true}, {@code null} if it says nothing. */
    public Boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        throw new DockerFailureException(
                path + "<" + name + ">: '" + text + "' is neither true nor false. Write one of them.");
    }

    /**
     * Returns the texts of the elements in one, or its own text as a list: a JSON array of strings, else split at commas.
     *
     * @return {@code null} if there is no such element
     */
    public List<String> list(String name) {
        return child(name).map(XmlElement::list).orElse(null);
    }

    private List<String> list() {
        List<XmlElement> children = children();
        if (children.isEmpty()) {
            return ExecForm.read(path, text()).orElseGet(() -> Arrays.stream(text().split(","))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList());
        }
        return children.stream()
                .map(XmlElement::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The texts of the elements in one by their names; {@code null} if there is no such element. */
    public Map<String, String> map(String name) {
        return child(name)
                .map(element -> {
                    Map<String, String> map = new LinkedHashMap<>();
                    element.children().forEach(entry -> map.put(entry.name(), entry.text()));
                    return map;
                })
                .orElse(null);
    }

    /** Which of these elements are in this one. */
    public List<String> present(List<String> names) {
        known.addAll(names);
        List<String> present = new ArrayList<>(names);
        present.retainAll(children().stream().map(XmlElement::name).toList());
        return present;
    }

    /** @throws DockerFailureException if there is an element that was not asked for, with the name most like its own */
    public void rejectOthers() {
        children().stream()
                .map(XmlElement::name)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DockerFailureException(path + " has an element <" + name + "> that is not known. "
                            + DidYouMean.to(name, known)
                                    .map(nearest -> "Did you mean <" + nearest + ">?")
                                    .orElse("It can have " + String.join(", ", known) + "."));
                });
    }

    private XmlElement inside(PlexusConfiguration child) {
        return new XmlElement(path + "<" + child.getName() + ">", child, properties);
    }
}

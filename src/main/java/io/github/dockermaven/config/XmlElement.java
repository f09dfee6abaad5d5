package io.github.dockermaven.config;

import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.error.UnsetProperty;
import io.github.dockermaven.project.InterpolatedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * An element of the plugin's configuration as the POM has it, or a property as if it were one. Maven would make {@code null}
 * of an element that is empty, and of one that is only a property which is not set, and would leave out a text where
 * elements belong; here the first is empty, and the others are errors, but for free text, which keeps the property as it is
 * written. What is asked for is what is known: {@link #rejectOthers} reports the rest.
 */
public final class XmlElement {
    /** The attribute of an element that a property has made, with the property's name. */
    static final String PROPERTY = "property";

    private final String path;
    private final PlexusConfiguration xml;
    private final Function<String, InterpolatedText> properties;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> tolerated = new LinkedHashSet<>();
    private boolean mayHaveText;

    private XmlElement(String path, PlexusConfiguration xml, Function<String, InterpolatedText> properties) {
        this.path = path;
        this.xml = xml;
        this.properties = properties;
    }

    /** @param properties gives a text the values of its properties */
    public static XmlElement of(PlexusConfiguration xml, Function<String, InterpolatedText> properties) {
        return new XmlElement("<" + xml.getName() + ">", xml, properties);
    }

    /** Returns the same element for messages that distinguish it from others of its name. */
    public XmlElement of(String subject) {
        return new XmlElement(subject + ", <" + xml.getName() + ">", xml, properties);
    }

    /** Returns the same element for messages that know it by a property's name. */
    XmlElement ofProperty(String name) {
        return new XmlElement(name, xml, properties);
    }

    /** Returns the same element with another content. */
    XmlElement with(PlexusConfiguration content) {
        return new XmlElement(path, content, properties);
    }

    /** Returns the element as Maven has it. */
    PlexusConfiguration xml() {
        return xml;
    }

    /** Returns the element's name. */
    public String name() {
        return xml.getName();
    }

    /** Returns the element for messages: {@code <images><image><build>}. */
    public String path() {
        return path;
    }

    /** Returns an element in this one for messages, as {@link #path()} does: {@code <run><memory>}. */
    String path(String name) {
        return children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .map(XmlElement::path)
                .orElse(path + "<" + name + ">");
    }

    /** Returns all elements in this one, whatever their names. */
    public List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>();
        for (PlexusConfiguration child : xml.getChildren()) {
            children.add(inside(child));
        }
        return children;
    }

    /** Returns all elements in one that is a list, and has no text. */
    List<XmlElement> elements() {
        rejectText();
        return children();
    }

    /** Returns all elements of a name in this one. */
    public List<XmlElement> children(String name) {
        known.add(name);
        List<XmlElement> found = new ArrayList<>();
        for (PlexusConfiguration child : xml.getChildren()) {
            if (child.getName().equals(name)) {
                found.add(inside(child));
            }
        }
        return found;
    }

    /** Returns the element of a name in this one. */
    public Optional<XmlElement> child(String name) {
        List<XmlElement> found = children(name);
        if (found.size() > 1) {
            throw new DockerFailureException(path + " has " + found.size() + " elements <" + name
                    + ">. Only one can be meant: remove the others.");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** Returns whether the element has neither text nor elements. */
    boolean isEmpty() {
        return raw().isEmpty() && xml.getChildCount() == 0;
    }

    private String raw() {
        return xml.getValue() == null ? "" : xml.getValue().strip();
    }

    /**
     * Returns the element's own text, free: a property that is not set is in it as it is written. Empty if there is
     * none.
     */
    public String text() {
        mayHaveText = true;
        return raw().isEmpty() ? "" : properties.apply(raw()).text().strip();
    }

    /**
     * Returns the element's own text where it has no elements.
     *
     * @param isFree whether a property that is not set may stay as it is written
     */
    private String text(boolean isFree) {
        mayHaveText = true;
        rejectElements();
        InterpolatedText value = properties.apply(raw());
        value.unset().filter(name -> !isFree).ifPresent(name -> {
            throw new DockerFailureException(
                    path + " is '" + PrintableText.quote(raw()) + "', but " + UnsetProperty.named(name));
        });
        return value.text().strip();
    }

    /** Returns the element's own text, which is no free one: a name, a path, an address. Empty if there is none. */
    public String value() {
        return text(false);
    }

    /** Returns the element's own text, free, where it has no elements. Empty if there is none. */
    String freeValue() {
        return text(true);
    }

    /**
     * Returns whether this element says the same as one that it is inherited from, whose folder its paths may have been
     * given in the place of this one's.
     */
    boolean isCopyOf(XmlElement other, Path folder, Path folderOfOther) {
        String text = properties.apply(raw()).text();
        String others = other.properties.apply(other.raw()).text();
        List<XmlElement> children = children();
        List<XmlElement> childrenOfOther = other.children();
        return name().equals(other.name())
                && (text.equals(others) || text.equals(others.replace(folderOfOther.toString(), folder.toString())))
                && children.size() == childrenOfOther.size()
                && IntStream.range(0, children.size())
                        .allMatch(i -> children.get(i).isCopyOf(childrenOfOther.get(i), folder, folderOfOther));
    }

    /** Returns the value of an element in this one, empty if there is none or it is blank. */
    public Optional<String> text(String name) {
        return child(name).map(XmlElement::value).filter(text -> !text.isEmpty());
    }

    /** Returns the free text of an element in this one, empty if there is none or it is blank. */
    public Optional<String> freeText(String name) {
        return child(name).map(XmlElement::freeValue).filter(text -> !text.isEmpty());
    }

    /** Returns whether an element in this one says {@code true}, empty if it says nothing. */
    public Optional<Boolean> flag(String name) {
        return child(name).flatMap(XmlElement::flag);
    }

    /** Returns whether an element in this one says {@code true}. */
    public boolean isTrue(String name) {
        return flag(name).orElse(false);
    }

    /** Returns whether the element says {@code true}, empty if it says nothing. */
    Optional<Boolean> flag() {
        String text = value();
        if (text.isEmpty() || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(text));
        }
        throw new DockerFailureException(
                path + ": '" + PrintableText.quote(text) + "' is neither true nor false. Write one of them.");
    }

    /**
     * Returns the values of the elements in one, or its own text as a list: a JSON array of strings, else split at commas.
     *
     * @return empty if there is no such element
     */
    public Optional<List<String>> list(String name) {
        return child(name).map(element -> filled(element.items(false)));
    }

    /** Returns a list as {@link #list} does, of free texts: the words of commands. */
    public Optional<List<String>> freeList(String name) {
        return child(name).map(element -> filled(element.items(true)));
    }

    private static List<String> filled(List<String> items) {
        return items.stream().filter(text -> !text.isEmpty()).toList();
    }

    /** Returns the parts of a list, those included that are empty. */
    List<String> items(boolean areFree) {
        if (xml.getChildCount() > 0) {
            rejectText();
            return children().stream().map(child -> child.text(areFree)).toList();
        }
        String text = text(areFree);
        return ExecForm.read(path, text)
                .orElseGet(() -> text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    /** Returns the free texts of the elements in one by their names; empty if there is no such element. */
    public Optional<Map<String, String>> map(String name) {
        return child(name).map(XmlElement::map);
    }

    /** Returns the free texts of the elements in this one by their names. */
    Map<String, String> map() {
        rejectText();
        Map<String, String> map = new LinkedHashMap<>();
        children().forEach(entry -> map.put(entry.name(), entry.freeValue()));
        return map;
    }

    /** Returns which of these elements are in this one. They may be, but are not recommended to anybody. */
    public List<String> present(List<String> names) {
        tolerated.addAll(names);
        List<String> present = new ArrayList<>(names);
        present.retainAll(children().stream().map(XmlElement::name).toList());
        return present;
    }

    /**
     * Checks that nothing is here that was not asked for.
     *
     * @throws DockerFailureException if there is such an element, with the name most like its own, or a text
     */
    public void rejectOthers() {
        children().stream()
                .filter(child -> !known.contains(child.name()) && !tolerated.contains(child.name()))
                .findFirst()
                .ifPresent(child -> {
                    throw new DockerFailureException(
                            child.isProperty() ? child.unknownProperty(known) : unknown(child));
                });
        if (!mayHaveText) {
            rejectText();
        }
    }

    private String unknown(XmlElement child) {
        return path + " has an element <" + child.name() + "> that is not known. "
                + DidYouMean.to(child.name(), known)
                        .map(nearest -> "Did you mean <" + nearest + ">?")
                        .orElse("It can have " + String.join(", ", known) + ".");
    }

    private String unknownProperty(Set<String> names) {
        String prefix = path.substring(0, path.length() - name().length());
        return "Property " + PrintableText.quote(path) + " is not known. "
                + DidYouMean.to(name(), names)
                        .map(nearest -> "Did you mean " + prefix + nearest + "?")
                        .orElse("After " + prefix + " there can be " + String.join(", ", names) + ".");
    }

    /** Returns whether the element is not one of the POM, but a property. */
    private boolean isProperty() {
        return xml.getAttribute(PROPERTY) != null;
    }

    /** The text is not shown: it may be a password. */
    void rejectText() {
        if (!raw().isEmpty()) {
            String example = known.isEmpty() ? "name" : known.iterator().next();
            throw new DockerFailureException(
                    isProperty()
                            ? path + " has a value, but its parts are properties of their own. Write each so: " + path
                                    + "." + (known.isEmpty() ? "NAME" : example) + "=…"
                            : path + " has a text, and its values are elements. Write each as an element" + " in it: <"
                                    + example + ">…</" + example + ">.");
        }
    }

    private void rejectElements() {
        if (xml.getChildCount() > 0) {
            throw new DockerFailureException(path + " has an element <"
                    + xml.getChildren()[0].getName() + ">, and its value is a text. Write the text itself in <" + name()
                    + ">.");
        }
    }

    private XmlElement inside(PlexusConfiguration child) {
        String property = child.getAttribute(PROPERTY);
        return new XmlElement(property == null ? path + "<" + child.getName() + ">" : property, child, properties);
    }
}

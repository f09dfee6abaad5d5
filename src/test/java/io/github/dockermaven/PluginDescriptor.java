package io.github.dockermaven;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The goals and parameters that Maven knows this plugin by. */
public final class PluginDescriptor {
    private final List<Element> mojos;

    private PluginDescriptor(List<Element> mojos) {
        this.mojos = mojos;
    }

    public static PluginDescriptor read() {
        try (InputStream xml = PluginDescriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new PluginDescriptor(elements(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getElementsByTagName("mojo")));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> goals() {
        return mojos.stream().map(mojo -> text(mojo, "goal")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of all parameters that a POM can set. */
    public Set<String> elements() {
        return mojos.stream()
                .flatMap(mojo -> parameters(mojo).stream())
                .map(parameter -> text(parameter, "name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names by which users know the parameters: the property, or if there is none the element. */
    Set<String> names() {
        return mojos.stream()
                .flatMap(mojo -> parameters(mojo).stream().map(parameter -> {
                    String property = property(mojo, text(parameter, "name"));
                    return property.isEmpty() ? text(parameter, "name") : property;
                }))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Element> parameters(Element mojo) {
        return elements(mojo.getElementsByTagName("parameter")).stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .toList();
    }

    /** Returns the property, which the descriptor has as {@code ${docker.image}} in its mojo's configuration. */
    private static String property(Element mojo, String parameter) {
        return elements(mojo.getElementsByTagName("configuration")).stream()
                .limit(1)
                .map(configured -> text(configured, parameter))
                .filter(value -> value.startsWith("${docker."))
                .map(value -> value.substring(2, value.length() - 1))
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static String text(Element parent, String child) {
        NodeList children = parent.getElementsByTagName(child);
        return children.getLength() == 0 ? "" : children.item(0).getTextContent();
    }
}

package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The README's tables have every goal and every parameter that the plugin's descriptor has. */
class ReadmeTest {
    /** The parameters of the goal help, which the plugin tools make. */
    private static final Set<String> OF_HELP = Set.of("detail", "goal", "indentSize", "lineLength");

    private static String readme;
    private static Document descriptor;

    @BeforeAll
    static void read() throws Exception {
        readme = Files.readString(Path.of("README.md"));
        try (InputStream xml = ReadmeTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        }
    }

    @Test
    void hasEveryGoal() {
        NodeList goals = descriptor.getElementsByTagName("mojo");
        assertThat(goals.getLength()).isGreaterThan(5);
        for (int i = 0; i < goals.getLength(); i++) {
            assertThat(readme).contains("`docker:" + text((Element) goals.item(i), "goal") + "`");
        }
    }

    @Test
    void hasEveryParameter() throws IOException {
        Set<String> missing = new TreeSet<>();
        NodeList parameters = descriptor.getElementsByTagName("parameter");
        for (int i = 0; i < parameters.getLength(); i++) {
            Element parameter = (Element) parameters.item(i);
            String name = text(parameter, "name");
            String property = property(parameter, name);
            boolean ours = text(parameter, "editable").equals("true") && !OF_HELP.contains(name);
            String shown = property.isEmpty() ? name : property;
            if (ours && !readme.contains("`" + shown + "`") && !readme.contains("`<" + shown + ">`")) {
                missing.add(shown);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesTestsThatExist() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
        assertThat(Pattern.compile("`([A-Z]\\w*Test)`")
                        .matcher(readme)
                        .results()
                        .map(name -> name.group(1) + ".java"))
                .isNotEmpty()
                .allMatch(tests::contains);
    }

    /** The user's property, which the descriptor has as {@code ${docker.image}} in its mojo's configuration. */
    private static String property(Element parameter, String name) {
        Element mojo = (Element) parameter.getParentNode().getParentNode();
        NodeList configured = mojo.getElementsByTagName("configuration");
        if (configured.getLength() == 0) {
            return "";
        }
        NodeList values = ((Element) configured.item(0)).getElementsByTagName(name);
        String value = values.getLength() == 0 ? "" : values.item(0).getTextContent();
        return value.startsWith("${docker.") ? value.substring(2, value.length() - 1) : "";
    }

    private static String text(Element parent, String child) {
        NodeList children = parent.getElementsByTagName(child);
        return children.getLength() == 0 ? "" : children.item(0).getTextContent();
    }
}

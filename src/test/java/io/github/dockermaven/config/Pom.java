package io.github.dockermaven.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Elements of a POM for tests. Of Maven's properties only {@code ${known}} has a value. */
public final class Pom {
    private static final Map<String, String> PROPERTIES = Map.of("${known}", "value", "a ${known} b", "a value b");

    private Pom() {}

    static Xpp3Dom dom(String xml) {
        try {
            return Xpp3DomBuilder.build(new StringReader(xml));
        } catch (XmlPullParserException | IOException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    public static PlexusConfiguration xml(String xml) {
        return new XmlPlexusConfiguration(dom(xml));
    }

    static XmlElement element(String xml) {
        return XmlElement.of(xml(xml), Pom::fill);
    }

    /** A text with the value of its property, as Maven gives it. */
    static String fill(String text) {
        return PROPERTIES.getOrDefault(text, text.matches("\\$\\{[^}]*}") ? null : text);
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.InterpolatedText;
import io.github.dockermaven.project.MavenProperties;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Elements of a POM for tests. Of Maven's properties only {@code ${known}} has a value. */
public final class Pom {
    private static final Pattern UNSET = Pattern.compile("\\$\\{([^}]*)}");

    private Pom() {}

    public static Xpp3Dom dom(String xml) {
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

    /** A text with the value of its property. */
    static InterpolatedText fill(String text) {
        Matcher unset = UNSET.matcher(text.replace("${known}", ""));
        return new InterpolatedText(
                text.replace("${known}", "value"), unset.find() ? Optional.of(unset.group(1)) : Optional.empty());
    }

    /** The parameters of a goal that has no properties and no defaults. */
    static GoalConfiguration goal(String elements) {
        return goal(elements, "", FakeSession.in(Path.of("project")));
    }

    /** @param parameters the goal's properties and defaults, as in plugin.xml */
    static GoalConfiguration goal(String elements, String parameters, FakeSession fake) {
        return goal(elements, parameters, fake, warning -> {});
    }

    static GoalConfiguration goal(String elements, String parameters, FakeSession fake, Consumer<String> warnings) {
        return new GoalConfiguration(
                xml("<configuration>" + elements + "</configuration>"),
                xml("<configuration>" + parameters + "</configuration>"),
                new MavenProperties(fake.session(), fake.project(), FakeSession.execution("build")),
                Path.of("/project"),
                warnings);
    }
}

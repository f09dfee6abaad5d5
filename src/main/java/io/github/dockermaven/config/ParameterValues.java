package io.github.dockermaven.config;

import io.github.dockermaven.project.MavenProperties;
import java.util.Optional;
import java.util.function.Consumer;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The values of a goal's parameters: each is the POM's element, else its property, else its default. */
final class ParameterValues {
    private final PlexusConfiguration pom;
    private final PlexusConfiguration parameters;
    private final MavenProperties properties;
    private final Consumer<String> warnings;

    /**
     * @param pom the elements of the POM
     * @param parameters the goal's properties, {@code <from default-value="…">${docker.from}</from>}
     * @param warnings receives what there is to say of values that have no effect
     */
    ParameterValues(
            PlexusConfiguration pom,
            PlexusConfiguration parameters,
            MavenProperties properties,
            Consumer<String> warnings) {
        this.pom = pom;
        this.parameters = parameters;
        this.properties = properties;
        this.warnings = warnings;
    }

    /** Returns an element of the POM, empty or not. */
    Optional<XmlElement> element(String parameter) {
        return Optional.ofNullable(pom.getChild(parameter, false))
                .map(element -> XmlElement.of(element, properties::interpolate));
    }

    /** Returns the POM's element, empty or not, else what the property has. */
    Optional<XmlElement> given(String parameter) {
        return element(parameter).or(() -> property(parameter));
    }

    /** Returns the first that is not empty; a default that is a property may not be set. */
    Optional<XmlElement> value(String parameter) {
        Optional<XmlElement> element = element(parameter).filter(each -> !each.isEmpty());
        element.ifPresent(each -> warnIfOverridden(parameter, each, each.text()));
        return element.or(() -> property(parameter).filter(each -> !each.isEmpty()))
                .or(() -> Optional.ofNullable(parameters.getChild(parameter, false))
                        .map(each -> each.getAttribute("default-value"))
                        .filter(value -> properties.interpolate(value).unset().isEmpty())
                        .map(value -> element(parameter, parameter, value)));
    }

    /** Returns what the parameter's property has, if it is set. */
    Optional<XmlElement> property(String parameter) {
        return propertyName(parameter).flatMap(name -> Optional.ofNullable(properties.written(name))
                .map(value -> element(parameter, name, value)));
    }

    private Optional<String> propertyName(String parameter) {
        return Optional.ofNullable(parameters.getChild(parameter, false))
                .map(each -> each.getValue(null))
                .filter(text -> text.startsWith("${"))
                .map(text -> text.substring(2, text.length() - 1));
    }

    private XmlElement element(String parameter, String label, String value) {
        PlexusConfiguration xml = new DefaultPlexusConfiguration(parameter);
        xml.setValue(value);
        return XmlElement.of(xml, properties::interpolate).ofProperty(label);
    }

    /** As ever in Maven the POM's element wins. */
    void warnIfOverridden(String parameter, XmlElement element, String value) {
        propertyName(parameter)
                .filter(name -> element.path().startsWith("<"))
                .filter(name -> properties.commandLine().containsKey(name))
                .filter(name -> !value.contains(properties.commandLine().getProperty(name)))
                .ifPresent(name -> warnings.accept("-D" + name + " has no effect: <" + parameter
                        + "> of the POM takes precedence. Move its value into the property " + name
                        + " in the POM's <properties>, which the command line overrides."));
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.project.MavenProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The images whose configuration is {@code <external>}, or that {@code docker.imagePropertyConfiguration} makes so, which
 * io.fabric8's plugin has too.
 */
final class ExternalImages {
    /** The property that says for an image without {@code <external>} what {@code <mode>} says in it. */
    static final String MODE = "docker.imagePropertyConfiguration";
    /** The prefix of images that name none. */
    private static final String DEFAULT_PREFIX = "docker";

    private static final Logger LOGGER = LoggerFactory.getLogger(ExternalImages.class);

    private final MavenProperties properties;

    ExternalImages(MavenProperties properties) {
        this.properties = properties;
    }

    /**
     * Returns images with what their properties say.
     *
     * @param images all {@code <image>}s of a project
     * @throws DockerFailureException if an {@code <external>} is not known, or several images have the same properties
     */
    List<XmlElement> read(List<XmlElement> images) {
        String mode = properties.written(MODE);
        if (mode == null && images.stream().noneMatch(ExternalImages::isExternal)) {
            return images;
        }
        Optional<ExternalImage.Mode> ofAll =
                Optional.ofNullable(mode).map(text -> ExternalImage.Mode.parse("Property " + MODE, text));
        long others = images.stream().filter(image -> !isExternal(image)).count();
        if (others > 1 && ofAll.filter(each -> each != ExternalImage.Mode.SKIP).isPresent()) {
            throw new DockerFailureException("Property " + MODE + " is set, but " + others
                    + " images would have the same properties. Give each an <external> with a <prefix> of its own.");
        }
        return images.stream().map(image -> read(image, ofAll)).toList();
    }

    private XmlElement read(XmlElement image, Optional<ExternalImage.Mode> ofAll) {
        Optional<XmlElement> external = image.child("external");
        String prefix = external.flatMap(each -> each.text("prefix")).orElse(DEFAULT_PREFIX);
        Optional<ExternalImage.Mode> mode = external.map(ExternalImages::mode).or(() -> ofAll);
        external.ifPresent(XmlElement::rejectOthers);
        if (mode.isEmpty()) {
            return image;
        }
        ExternalImage properties = ExternalImage.of(prefix, mode.get(), all());
        // Others of docker's own prefix are the goals', which report those that none of them knows.
        if (!prefix.equals(DEFAULT_PREFIX)) {
            properties
                    .misspelt()
                    .forEach((name, nearest) -> LOGGER.warn(
                            "Property {} is not known. Did you mean {}?", PrintableText.quote(name), nearest));
        }
        Xpp3Dom xml = copy(image.xml());
        properties.addTo(xml);
        if (xml.getChild("name") == null) {
            throw new DockerFailureException("Property " + prefix + ".name is not set, which names the image that "
                    + image.path() + " takes from properties. Set it, or write a <name>.");
        }
        return image.with(new XmlPlexusConfiguration(xml));
    }

    /** Returns a copy that can be changed, without the image's {@code <external>}. */
    private static Xpp3Dom copy(PlexusConfiguration element) {
        Xpp3Dom copy = new Xpp3Dom(element.getName());
        copy.setValue(element.getValue());
        Stream.of(element.getAttributeNames()).forEach(name -> copy.setAttribute(name, element.getAttribute(name)));
        Stream.of(element.getChildren())
                .filter(child -> !child.getName().equals("external"))
                .forEach(child -> copy.addChild(copy(child)));
        return copy;
    }

    private static boolean isExternal(XmlElement image) {
        return image.child("external").isPresent();
    }

    private static ExternalImage.Mode mode(XmlElement external) {
        String type = external.text("type")
                .orElseThrow(() ->
                        new DockerFailureException(external.path() + " has no <type>. Write <type>properties</type>."));
        if (!type.equals("properties")) {
            throw new DockerFailureException(external.path() + "<type> is '" + PrintableText.quote(type)
                    + "', which is not known. "
                    + DidYouMean.to(type, List.of("properties"))
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Write properties, or the image's elements themselves in the POM."));
        }
        return ExternalImage.Mode.parse(
                external.path() + "<mode>", external.text("mode").orElse("only"));
    }

    private Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        for (Properties each : List.of(properties.ofProject(), properties.commandLine())) {
            each.stringPropertyNames().forEach(name -> all.put(name, each.getProperty(name)));
        }
        return all;
    }
}

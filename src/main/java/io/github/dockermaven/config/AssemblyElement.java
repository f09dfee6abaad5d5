package io.github.dockermaven.config;

import io.github.dockermaven.application.AssemblyFiles;
import io.github.dockermaven.builder.BuildRequest;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.AssemblySpec;
import io.github.dockermaven.project.AssemblySpec.DescriptorFile;
import io.github.dockermaven.project.AssemblySpec.Inline;
import io.github.dockermaven.project.AssemblySpec.Permissions;
import io.github.dockermaven.project.AssemblySpec.Reference;
import io.github.dockermaven.project.AssemblySpec.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@code <assembly>}, with the elements of the io.fabric8 plugin and their meaning. */
final class AssemblyElement {
    private static final Logger LOGGER = LoggerFactory.getLogger(AssemblyElement.class);
    private static final String DEFAULT_NAME = "maven";
    private static final List<String> MODES = List.of("dir", "tar", "tgz", "zip");
    /** What only an archive in the context could be told. */
    private static final List<String> WITHOUT_EFFECT = List.of("tarLongFileMode", "excludeFinalOutputArtifact");

    private AssemblyElement() {}

    /** @throws DockerFailureException if an element is not known, or has a value that it cannot have */
    static AssemblySpec read(XmlElement element) {
        if (element.text("dockerFileDir").isPresent()) {
            throw new DockerFailureException(
                    element.path() + "<dockerFileDir> is not supported. Move it up into <build>, as <contextDir>.");
        }
        List<String> ineffective = element.present(WITHOUT_EFFECT);
        if (!ineffective.isEmpty()) {
            LOGGER.warn("{}: no effect here: {}", element.path(), String.join(", ", ineffective));
        }
        String name = element.text("name").orElse(DEFAULT_NAME);
        if (BuildRequest.writes(name)) {
            throw new DockerFailureException(element.path() + "<name>: '" + name
                    + "' is the name of a file that this plugin writes beside it. Choose another name.");
        }
        Optional<String> former = element.text("basedir");
        Optional<String> targetDir = element.text("targetDir").or(() -> former);
        Optional<Boolean> formerlyExported = element.flag("exportBasedir");
        Optional<Boolean> exported = element.flag("exportTargetDir").or(() -> formerlyExported);
        Source source = source(element);
        Permissions permissions = permissions(element);
        mode(element);
        AssemblyFiles files =
                AssemblyFiles.of(element.path(), name, targetDir, element.text("user"), exported.orElse(false));
        element.rejectOthers();
        return new AssemblySpec(element.path(), source, permissions, exported, files);
    }

    private static Source source(XmlElement element) {
        List<Source> given = Stream.<Optional<Source>>of(
                        element.child("inline").map(inline -> new Inline(descriptor(inline))),
                        element.text("descriptor").map(DescriptorFile::new),
                        element.text("descriptorRef").map(name -> reference(element, name)))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw new DockerFailureException(element.path() + " has " + (given.isEmpty() ? "none" : "more than one")
                    + " of <inline>, <descriptor> and <descriptorRef>. Write one, which says what its files are.");
        }
        return given.get(0);
    }

    private static Reference reference(XmlElement element, String name) {
        if (!Reference.NAMES.contains(name)) {
            throw new DockerFailureException(element.path() + "<descriptorRef>: '" + name + "' is not known. "
                    + DidYouMean.to(name, Reference.NAMES)
                            .map(nearest -> "Did you mean " + nearest + "? ")
                            .orElse("")
                    + "There are " + String.join(", ", Reference.NAMES)
                    + ". A descriptor of your own goes into <descriptor>.");
        }
        return new Reference(name);
    }

    /** Files are sent with their permissions as they are in the file system, so that archives would bring nothing. */
    private static void mode(XmlElement element) {
        element.text("mode")
                .filter(mode -> !MODES.contains(mode.toLowerCase(Locale.ROOT)))
                .ifPresent(mode -> {
                    throw unknown(element, "mode", mode, MODES);
                });
    }

    private static Permissions permissions(XmlElement element) {
        boolean ignored = element.isTrue("ignorePermissions");
        String text = element.text("permissions").orElse(ignored ? "ignore" : "keep");
        return switch (text.toLowerCase(Locale.ROOT)) {
            // Where a file system has no permissions every file can be executed already.
            case "keep", "auto" -> Permissions.KEEP;
            case "exec" -> Permissions.EXEC;
            case "ignore" -> Permissions.IGNORE;
            default -> throw unknown(element, "permissions", text, List.of("keep", "exec", "auto", "ignore"));
        };
    }

    private static DockerFailureException unknown(XmlElement element, String name, String value, List<String> known) {
        return new DockerFailureException(element.path() + "<" + name + ">: '" + value + "' is not known. Write one of "
                + String.join(", ", known) + ".");
    }

    /** Returns the descriptor as a file of its own would have it. */
    private static String descriptor(XmlElement inline) {
        StringBuilder xml = new StringBuilder();
        append(xml, "assembly", inline);
        return xml.toString();
    }

    private static void append(StringBuilder xml, String name, XmlElement element) {
        xml.append('<').append(name).append('>');
        List<XmlElement> children = element.children();
        if (children.isEmpty()) {
            xml.append(element.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        children.forEach(child -> append(xml, child.name(), child));
        xml.append("</").append(name).append('>');
    }
}

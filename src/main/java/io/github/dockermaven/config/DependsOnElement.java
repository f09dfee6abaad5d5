package io.github.dockermaven.config;

import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code <dependsOn>}: a {@code <container>} with one name or several, separated by commas or white space, or with its
 * {@code <name>} and {@code <condition>}.
 */
final class DependsOnElement {
    private static final List<String> CONDITIONS =
            Arrays.stream(Condition.values()).map(DependsOnElement::word).toList();

    private DependsOnElement() {}

    /** Returns none if the element is empty. */
    static List<Dependency> read(XmlElement dependsOn) {
        List<Dependency> read = new ArrayList<>();
        if (dependsOn.children().isEmpty()) {
            names(dependsOn.value()).forEach(name -> read.add(new Dependency(name, Condition.READY)));
        } else {
            dependsOn.elements().forEach(container -> read.addAll(container(container)));
        }
        Set<String> names = new HashSet<>();
        read.stream()
                .map(Dependency::on)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DockerFailureException(
                            dependsOn.path() + " has '" + PrintableText.quote(name) + "' twice. Remove one of them.");
                });
        return read;
    }

    private static List<Dependency> container(XmlElement container) {
        if (container.children().isEmpty()) {
            return names(container.value())
                    .map(name -> new Dependency(name, Condition.READY))
                    .toList();
        }
        String name = container
                .text("name")
                .orElseThrow(() -> new DockerFailureException(container.path()
                        + " has no <name>. Write the alias, image or name of the other container in one."));
        Condition condition = container
                .text("condition")
                .map(text -> condition(container.path("condition"), text))
                .orElse(Condition.READY);
        container.rejectOthers();
        return List.of(new Dependency(name, condition));
    }

    private static Stream<String> names(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(name -> !name.isEmpty());
    }

    private static Condition condition(String subject, String text) {
        int index = CONDITIONS.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text) + "' is not known. "
                    + DidYouMean.to(text, CONDITIONS)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Write one of " + String.join(", ", CONDITIONS) + "."));
        }
        return Condition.values()[index];
    }

    private static String word(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }
}

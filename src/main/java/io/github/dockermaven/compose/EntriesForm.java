package io.github.dockermaven.compose;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mappings whose keys are names that the file gives, such as those of services.
 *
 * @param expected the mapping in messages
 * @param names the names that may be
 * @param value the form of each name's value
 */
record EntriesForm(String expected, Pattern names, Form value) implements Form {
    private static final Pattern ANY = Pattern.compile(".+", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    /** Returns a mapping of names of objects of Docker. */
    static Form ofNames(String expected, Form value) {
        return new EntriesForm(expected, NAME, value);
    }

    static Form ofAny(String expected, Form value) {
        return new EntriesForm(expected, ANY, value);
    }

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw place.wrong(node, expected);
        }
        mapping.entries().forEach((name, entry) -> {
            if (!names.matcher(name).matches()) {
                throw entry.key()
                        .error(place.child(name) + ": this is no name. It may have letters, digits, '.', '_' and '-'.");
            }
        });
        return Nodes.mapValues(mapping, (name, each) -> value.canonical(each, place.child(name)));
    }

    @Override
    public Stream<MappingForm> mappings() {
        return value.mappings();
    }
}

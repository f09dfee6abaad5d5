package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values that are written as a text or as a mapping.
 *
 * @param expected the value in messages
 * @param mapping the long form
 * @param expansion gives the long form of a text
 */
record ShortForm(String expected, Form mapping, Expansion expansion) implements Form {
    /** How a text is read. */
    interface Expansion {
        YamlNode.Mapping expand(YamlNode.Scalar text, Place place);
    }

    /** Returns the form of values whose text is one key's value. */
    static Form ofKey(String expected, Form mapping, String key) {
        return new ShortForm(expected, mapping, (text, place) -> mappingOf(text, Map.of(key, text)));
    }

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (node instanceof YamlNode.Scalar scalar) {
            if (ScalarTypes.of(scalar) != ScalarTypes.Type.TEXT) {
                throw place.wrong(node, expected);
            }
            return mapping.canonical(expansion.expand(ScalarForm.text(scalar, scalar.text()), place), place);
        }
        if (node instanceof YamlNode.Sequence) {
            throw place.wrong(node, expected);
        }
        return mapping.canonical(node, place);
    }

    /** Returns a mapping that stands where a node is. */
    static YamlNode.Mapping mappingOf(YamlNode node, Map<String, ? extends YamlNode> values) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new YamlNode.Entry(value.position(), value)));
        return new YamlNode.Mapping(node.position(), Optional.empty(), entries);
    }

    @Override
    public Stream<MappingForm> mappings() {
        return mapping.mappings();
    }
}

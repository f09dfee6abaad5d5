package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Names that are written as a list, or as a mapping with more of each.
 *
 * @param expected the names in messages
 * @param mapping the long form
 * @param listed gives the value of a name in a list
 */
record NamesForm(String expected, Form mapping, UnaryOperator<YamlNode> listed) implements Form {
    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (node instanceof YamlNode.Sequence sequence) {
            Map<String, YamlNode> values = new LinkedHashMap<>();
            for (YamlNode item : sequence.items()) {
                YamlNode name = ScalarForm.TEXT.canonical(item, place.item(values.size()));
                values.put(((YamlNode.Scalar) name).text(), listed.apply(item));
            }
            return mapping.canonical(ShortForm.mappingOf(node, values), place);
        }
        if (node instanceof YamlNode.Scalar) {
            throw place.wrong(node, expected);
        }
        return mapping.canonical(node, place);
    }

    @Override
    public Stream<MappingForm> mappings() {
        return mapping.mappings();
    }
}

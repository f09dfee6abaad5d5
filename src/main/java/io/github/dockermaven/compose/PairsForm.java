package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and their values, written as a mapping or as a list of {@code NAME=value}.
 *
 * @param missing a name without a value
 */
record PairsForm(Missing missing) implements Form {
    /** Variables of the environment: without a value it is looked up. */
    static final Form VARIABLES = new PairsForm(Missing.LOOKED_UP);

    /** Labels and the like. */
    static final Form LABELS = new PairsForm(Missing.EMPTY);

    /** Names that need a value. */
    static final Form VALUES = new PairsForm(Missing.ERROR);

    private static final String EXPECTED = "a mapping such as {NAME: value}, or a list such as [\"NAME=value\"]";

    enum Missing {
        LOOKED_UP,
        EMPTY,
        ERROR
    }

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (node instanceof YamlNode.Sequence sequence) {
            return ShortForm.mappingOf(node, listed(sequence, place));
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return Nodes.mapValues(mapping, (name, value) -> value(value, place.child(name)));
        }
        throw place.wrong(node, EXPECTED);
    }

    private YamlNode value(YamlNode value, Place place) {
        return Nodes.isNull(value) ? without(value, place) : ScalarForm.TEXT_OF_ANY.canonical(value, place);
    }

    private YamlNode without(YamlNode node, Place place) {
        return switch (missing) {
            case LOOKED_UP -> ScalarForm.plain(node, "");
            case EMPTY -> ScalarForm.text(node, "");
            case ERROR -> throw place.error(node, "its value is missing. Write it after the name and '='.");
        };
    }

    private Map<String, YamlNode> listed(YamlNode.Sequence sequence, Place place) {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode item = sequence.items().get(i);
            String pair = ((YamlNode.Scalar) ScalarForm.TEXT.canonical(item, place.item(i))).text();
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (missing == Missing.LOOKED_UP && !name.equals(name.stripTrailing())) {
                throw place.item(i).error(item, "the name '" + name + "' ends with a space. Remove it.");
            }
            values.put(
                    name,
                    equals < 0 ? without(item, place.item(i)) : ScalarForm.text(item, pair.substring(equals + 1)));
        }
        return values;
    }
}

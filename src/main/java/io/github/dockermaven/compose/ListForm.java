package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of values of one form.
 *
 * @param expected the list in messages
 * @param item the form of each
 * @param isOneEnough whether one value may stand for a list of it
 */
record ListForm(String expected, Form item, boolean isOneEnough) implements Form {
    static final Form TEXTS = new ListForm("a list of texts such as [\"a\", \"b\"]", ScalarForm.TEXT, false);
    static final Form TEXT_OR_TEXTS = new ListForm("a text or a list of texts", ScalarForm.TEXT, true);
    static final Form NUMBERS_OR_TEXTS =
            new ListForm("a list such as [\"8080\", \"9090\"]", ScalarForm.TEXT_OR_NUMBER, false);

    static Form of(String expected, Form item) {
        return new ListForm(expected, item, false);
    }

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (node instanceof YamlNode.Sequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (YamlNode each : sequence.items()) {
                items.add(item.canonical(each, place.item(items.size())));
            }
            return new YamlNode.Sequence(sequence.position(), sequence.tag(), items);
        }
        if (isOneEnough && node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            return new YamlNode.Sequence(node.position(), Optional.empty(), List.of(item.canonical(node, place)));
        }
        throw place.wrong(node, expected);
    }

    @Override
    public Stream<MappingForm> mappings() {
        return item.mappings();
    }
}

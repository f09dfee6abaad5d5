package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command, written as a list of its words or as a line that is split into them; an empty one is none. */
final class CommandForm implements Form {
    static final Form COMMAND = new CommandForm().orNull();

    private CommandForm() {}

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (node instanceof YamlNode.Scalar scalar && ScalarTypes.of(scalar) == ScalarTypes.Type.TEXT) {
            List<YamlNode> words = new ArrayList<>();
            for (String word : CommandLine.split(scalar, place)) {
                words.add(ScalarForm.text(node, word));
            }
            return new YamlNode.Sequence(node.position(), Optional.empty(), words);
        }
        if (node instanceof YamlNode.Sequence) {
            return ListForm.TEXTS.canonical(node, place);
        }
        throw place.wrong(node, "a command line, or a list of its words such as [\"java\", \"-jar\", \"app.jar\"]");
    }
}

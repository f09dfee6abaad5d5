package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Set;

/**
 * A place in the model of a compose file.
 *
 * @param name its keys with full stops between, empty for the whole file
 * @param warnings get what is accepted and may be a mistake
 */
record Place(String name, Warnings warnings) {
    private static final String A_TEXT = "a text";
    /** What in quotes is a text, and without them is none. */
    private static final Set<ScalarTypes.Type> UNQUOTED =
            Set.of(ScalarTypes.Type.BOOLEAN, ScalarTypes.Type.DATE, ScalarTypes.Type.INTEGER, ScalarTypes.Type.FLOAT);

    static Place root(Warnings warnings) {
        return new Place("", warnings);
    }

    Place child(String key) {
        return new Place(name.isEmpty() ? key : name + "." + key, warnings);
    }

    Place item(int index) {
        return new Place(name + "[" + index + "]", warnings);
    }

    /** Returns the error of a value that is of another kind than its key. */
    DockerFailureException wrong(YamlNode node, String expected) {
        boolean isUnquoted = node instanceof YamlNode.Scalar scalar && UNQUOTED.contains(ScalarTypes.of(scalar));
        String fix = isUnquoted && expected.startsWith(A_TEXT) ? " Write it in quotes." : "";
        return node.position().error(this + " has to be " + expected + ", and is " + kind(node) + "." + fix);
    }

    /** Returns the error of a value with this problem. */
    DockerFailureException error(YamlNode node, String problem) {
        return node.position().error(this + ": " + problem);
    }

    void warn(YamlNode node, String text) {
        warnings.add(node.position() + " " + this + ": " + text);
    }

    private static String kind(YamlNode node) {
        if (node instanceof YamlNode.Mapping) {
            return "a mapping here";
        }
        if (node instanceof YamlNode.Sequence) {
            return "a list here";
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        String text = PrintableText.quote(scalar.text());
        return switch (ScalarTypes.of(scalar)) {
            case NULL -> "empty here: give it a value or remove the key";
            case TEXT -> "'" + text + "' here";
            case BOOLEAN -> "the truth value " + text + " here";
            case DATE -> "the date " + text + " here";
            case INTEGER, FLOAT -> "the number " + text + " here";
        };
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "The file" : PrintableText.quote(name);
    }
}

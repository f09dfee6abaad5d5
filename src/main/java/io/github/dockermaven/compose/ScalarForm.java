package io.github.dockermaven.compose;

import io.github.dockermaven.compose.ScalarTypes.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Values that are no lists and no mappings. Where a variable stood, a text is read as what the key wants.
 *
 * @param expected the value in messages
 * @param reading gives the value as the model has it, empty if it is none of these
 */
record ScalarForm(String expected, Reading reading) implements Form {
    static final Form TEXT = new ScalarForm("a text", (scalar, place) -> Optional.of(scalar)
            .filter(each -> ScalarTypes.of(each) == Type.TEXT)
            .map(each -> text(each, each.text())));

    /** A text, which may be written as a number. */
    static final Form TEXT_OR_NUMBER = new ScalarForm("a text or a number", (scalar, place) -> Optional.of(scalar)
            .filter(each -> Set.of(Type.TEXT, Type.INTEGER, Type.FLOAT).contains(ScalarTypes.of(each)))
            .map(each -> text(each, ScalarTypes.text(each))));

    /** A text, which may be written as a number or a truth value. */
    static final Form TEXT_OF_ANY =
            new ScalarForm("a text, a number, true or false", (scalar, place) -> Optional.of(scalar)
                    .filter(each -> !Set.of(Type.NULL, Type.DATE).contains(ScalarTypes.of(each)))
                    .map(each -> text(each, ScalarTypes.text(each))));

    static final Form BOOLEAN = new ScalarForm("true or false", ScalarForm::truth);
    static final Form INTEGER = new ScalarForm("a whole number such as 3", ScalarForm::integer);
    static final Form DECIMAL = new ScalarForm("a number such as 0.5", ScalarForm::decimal);
    static final Form DURATION =
            new ScalarForm("a duration with its unit, such as 10s or 1m30s", (scalar, place) -> texts(
                            scalar, DurationValue::nanoseconds)
                    .map(each -> text(scalar, DurationValue.text(each))));
    static final Form SIZE = new ScalarForm("a number of bytes such as 64m or 1g", ScalarForm::size);
    static final Form FILE_MODE = new ScalarForm("a file mode such as 0444", ScalarForm::mode);

    /** How a value is read. */
    interface Reading {
        Optional<YamlNode.Scalar> read(YamlNode.Scalar scalar, Place place);
    }

    /** Returns a text that is one of a few. */
    static Form oneOf(String... words) {
        return new ScalarForm("one of " + String.join(", ", words), (scalar, place) -> texts(
                        scalar, each -> Optional.of(each).filter(List.of(words)::contains))
                .map(each -> text(scalar, each)));
    }

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        return Optional.of(node)
                .filter(YamlNode.Scalar.class::isInstance)
                .flatMap(each -> reading.read((YamlNode.Scalar) each, place))
                .orElseThrow(() -> place.wrong(node, expected));
    }

    static YamlNode.Scalar text(YamlNode node, String text) {
        return Nodes.text(node.position(), text);
    }

    static YamlNode.Scalar plain(YamlNode node, String text) {
        return new YamlNode.Scalar(node.position(), Optional.empty(), text, true);
    }

    private static <T> Optional<T> texts(YamlNode.Scalar scalar, Function<String, Optional<T>> read) {
        return ScalarTypes.of(scalar) == Type.TEXT ? read.apply(scalar.text()) : Optional.empty();
    }

    /** Words of YAML 1.1 are truth values where one is wanted, as compose has it. */
    private static Optional<YamlNode.Scalar> truth(YamlNode.Scalar scalar, Place place) {
        Type type = ScalarTypes.of(scalar);
        if (type != Type.TEXT && type != Type.BOOLEAN) {
            return Optional.empty();
        }
        String word = scalar.text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "false" -> Optional.of(plain(scalar, word));
            case "y", "yes", "on" -> Optional.of(plain(scalar, old(scalar, place, "true")));
            case "n", "no", "off" -> Optional.of(plain(scalar, old(scalar, place, "false")));
            default -> Optional.empty();
        };
    }

    private static String old(YamlNode.Scalar scalar, Place place, String word) {
        place.warn(
                scalar,
                "'" + scalar.text() + "' is a word in YAML 1.2, and is read as " + word + ". Write " + word + ".");
        return word;
    }

    private static Optional<YamlNode.Scalar> integer(YamlNode.Scalar scalar, Place place) {
        return switch (ScalarTypes.of(scalar)) {
            case INTEGER -> ScalarTypes.integer(scalar.text()).map(each -> plain(scalar, each.toString()));
            case TEXT -> decimalInteger(scalar.text()).map(each -> plain(scalar, each.toString()));
            default -> Optional.empty();
        };
    }

    private static Optional<BigInteger> decimalInteger(String text) {
        return text.matches("[-+]?[0-9]{1,18}") ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    private static Optional<YamlNode.Scalar> decimal(YamlNode.Scalar scalar, Place place) {
        Type type = ScalarTypes.of(scalar);
        boolean isText = type == Type.TEXT && scalar.text().matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
        if (!isText && type != Type.INTEGER && type != Type.FLOAT) {
            return Optional.empty();
        }
        float value = (float) (isText ? Double.parseDouble(scalar.text()) : ScalarTypes.decimal(scalar.text()));
        return Float.isFinite(value) ? Optional.of(plain(scalar, GoNumbers.json(value))) : Optional.empty();
    }

    private static Optional<YamlNode.Scalar> size(YamlNode.Scalar scalar, Place place) {
        return ScalarTypes.of(scalar) == Type.INTEGER
                ? ScalarTypes.integer(scalar.text()).map(each -> text(scalar, each.toString()))
                : scalar.text().equals("-1") && ScalarTypes.of(scalar) == Type.TEXT
                        ? Optional.of(text(scalar, "-1"))
                        : texts(scalar, ByteSize::bytes).map(each -> text(scalar, Long.toString(each)));
    }

    /** A text is octal; a number is so if it begins with 0. */
    private static Optional<YamlNode.Scalar> mode(YamlNode.Scalar scalar, Place place) {
        Optional<BigInteger> mode = ScalarTypes.of(scalar) == Type.INTEGER
                ? ScalarTypes.integer(scalar.text())
                : texts(
                        scalar,
                        each -> each.matches("0?[0-7]{1,7}") ? Optional.of(new BigInteger(each, 8)) : Optional.empty());
        return mode.map(each -> text(scalar, "0" + each.toString(8)));
    }
}

package io.github.dockermaven.compose;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Models in the JSON of Go's {@code encoding/json}: the fields of a structure in their own order, the keys of a map sorted,
 * and {@code <}, {@code >} and {@code &} escaped.
 */
final class GoJson {
    private final KeyTable<List<GoField>> structures;
    private final StringBuilder json = new StringBuilder();

    private GoJson(KeyTable<List<GoField>> structures) {
        this.structures = structures;
    }

    /**
     * Returns the JSON of a node.
     *
     * @param structures the fields of those mappings that are structures; others are maps
     * @param path where the node is, for the table
     */
    static String write(YamlNode node, KeyTable<List<GoField>> structures, KeyPath path) {
        GoJson writer = new GoJson(structures);
        writer.add(node, path);
        return writer.json.toString();
    }

    private void add(YamlNode node, KeyPath path) {
        if (node instanceof YamlNode.Mapping mapping) {
            Optional<List<GoField>> structure = structures.at(path);
            if (structure.isPresent()) {
                addStructure(mapping, structure.get(), path);
            } else {
                addMap(mapping, path);
            }
        } else if (node instanceof YamlNode.Sequence sequence) {
            addList(sequence, path);
        } else {
            addScalar((YamlNode.Scalar) node);
        }
    }

    private void addStructure(YamlNode.Mapping mapping, List<GoField> fields, KeyPath path) {
        String separator = "{";
        for (GoField field : fields) {
            Optional<YamlNode> value = mapping.get(field.key());
            if (value.isPresent() || field.absent().isPresent()) {
                json.append(separator);
                addText(field.name());
                json.append(':');
                value.ifPresentOrElse(
                        node -> add(node, path.child(field.key())),
                        () -> json.append(field.absent().orElseThrow()));
                separator = ",";
            }
        }
        json.append(separator.equals("{") ? "{}" : "}");
    }

    private void addMap(YamlNode.Mapping mapping, KeyPath path) {
        String separator = "{";
        for (Map.Entry<String, YamlNode.Entry> entry : new TreeMap<>(mapping.entries()).entrySet()) {
            json.append(separator);
            addText(entry.getKey());
            json.append(':');
            add(entry.getValue().value(), path.child(entry.getKey()));
            separator = ",";
        }
        json.append(separator.equals("{") ? "{}" : "}");
    }

    private void addList(YamlNode.Sequence sequence, KeyPath path) {
        json.append('[');
        for (Iterator<YamlNode> rest = sequence.items().iterator(); rest.hasNext(); ) {
            add(rest.next(), path.child(KeyPath.ITEM));
            json.append(rest.hasNext() ? "," : "");
        }
        json.append(']');
    }

    private void addScalar(YamlNode.Scalar scalar) {
        switch (ScalarTypes.of(scalar)) {
            case NULL -> json.append("null");
            case BOOLEAN, INTEGER -> json.append(scalar.text());
            case FLOAT -> json.append(GoNumbers.json(Float.parseFloat(scalar.text())));
            default -> addText(scalar.text());
        }
    }

    private void addText(String text) {
        json.append('"');
        text.chars().forEach(this::addCharacter);
        json.append('"');
    }

    private void addCharacter(int character) {
        switch (character) {
            case '"', '\\' -> json.append('\\').append((char) character);
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> addEscaped(character);
            default -> {
                if (character < ' ') {
                    addEscaped(character);
                } else {
                    json.append((char) character);
                }
            }
        }
    }

    private void addEscaped(int character) {
        json.append(String.format("\\u%04x", character));
    }
}

package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Mappings with known keys. A key that begins with {@code x-} is for other programs: its value is not looked at.
 *
 * @param title the thing that is described, such as {@code a service}
 * @param keys by name
 */
record MappingForm(String title, Map<String, Key> keys) implements Form {
    static final String EXTENSION = "x-";

    /**
     * A known key.
     *
     * @param form the form of its value
     * @param meaning its value in a few words
     * @param isRequired whether it has to be there
     */
    record Key(String name, Form form, String meaning, boolean isRequired) {
        Key required() {
            return new Key(name, form, meaning, true);
        }
    }

    static Key key(String name, Form form, String meaning) {
        return new Key(name, form, meaning, false);
    }

    static MappingForm of(String title, Key... keys) {
        Map<String, Key> byName = new LinkedHashMap<>();
        for (Key key : keys) {
            byName.put(key.name(), key);
        }
        return new MappingForm(title, byName);
    }

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw place.wrong(node, "a mapping with the keys of " + title);
        }
        for (Key key : keys.values()) {
            if (key.isRequired() && mapping.get(key.name()).isEmpty()) {
                throw place.error(node, key.name() + " is missing: " + key.meaning() + ".");
            }
        }
        mapping.entries().forEach((name, entry) -> {
            if (!keys.containsKey(name) && !name.startsWith(EXTENSION)) {
                throw entry.key().error(UnknownKey.message(name, this, place));
            }
        });
        return Nodes.mapValues(
                mapping,
                (name, value) ->
                        keys.containsKey(name) ? keys.get(name).form().canonical(value, place.child(name)) : value);
    }

    @Override
    public Stream<MappingForm> mappings() {
        return Stream.concat(Stream.of(this), below().stream().flatMap(Form::mappings));
    }

    private List<Form> below() {
        return keys.values().stream().map(Key::form).toList();
    }
}

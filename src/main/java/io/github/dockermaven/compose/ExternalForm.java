package io.github.dockermaven.compose;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be there already. The old form {@code external: {name: other}} is read as its two keys.
 *
 * @param mapping the form of all keys
 */
record ExternalForm(Form mapping) implements Form {
    private static final String EXTERNAL = "external";
    private static final String NAME = "name";
    private static final Form KEYS =
            MappingForm.of("external", MappingForm.key(NAME, ScalarForm.TEXT, "its name at the engine"));

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        Optional<YamlNode.Mapping> external = Nodes.mapping(node, EXTERNAL);
        return mapping.canonical(
                external.isEmpty() ? node : withKeys((YamlNode.Mapping) node, external.get(), place), place);
    }

    private static YamlNode withKeys(YamlNode.Mapping node, YamlNode.Mapping external, Place place) {
        KEYS.canonical(external, place.child(EXTERNAL));
        YamlNode.Mapping changed = Nodes.with(node, EXTERNAL, ScalarForm.plain(external, "true"));
        Optional<YamlNode> name = external.get(NAME);
        if (name.isEmpty()) {
            return changed;
        }
        place.warn(external, "external.name is an old form. Write name: and external: true.");
        Optional<YamlNode> own = node.get(NAME);
        if (own.isPresent() && !Nodes.text(node, NAME).equals(Nodes.text(external, NAME))) {
            throw place.error(external, "name and external.name are not the same. Leave external.name out.");
        }
        return Nodes.with(changed, NAME, name.get());
    }

    @Override
    public Stream<MappingForm> mappings() {
        return mapping.mappings();
    }
}

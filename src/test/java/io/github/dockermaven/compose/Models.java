package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.Map;

/** Compose models of tests. */
final class Models {
    private Models() {}

    static YamlNode.Mapping of(String yaml) {
        return of("compose.yaml", yaml);
    }

    static YamlNode.Mapping of(String file, String yaml) {
        return (YamlNode.Mapping) YamlParser.parse(file, yaml).orElseThrow();
    }

    /** Returns maps, lists and texts: what is written, without its places and quotes. */
    static Object plain(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
            return plain;
        }
        return node instanceof YamlNode.Sequence sequence
                ? sequence.items().stream().map(Models::plain).toList()
                : ((YamlNode.Scalar) node).text();
    }
}

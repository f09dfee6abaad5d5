package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Published ports: each is a number, a text such as {@code 127.0.0.1:8080:80/tcp} or a mapping. A text may stand for a
 * range of ports; the model has a mapping for each.
 *
 * @param mapping the long form
 */
record PortForm(Form mapping) implements Form {
    private static final String EXPECTED = "a list of ports such as [\"8080:80\"]";

    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw place.wrong(node, EXPECTED);
        }
        List<YamlNode> ports = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            ports.addAll(ports(sequence.items().get(i), place.item(i)));
        }
        return new YamlNode.Sequence(node.position(), sequence.tag(), ports);
    }

    private List<? extends YamlNode> ports(YamlNode item, Place place) {
        if (item instanceof YamlNode.Mapping) {
            return List.of(mapping.canonical(item, place));
        }
        if (item instanceof YamlNode.Scalar scalar) {
            ScalarTypes.Type type = ScalarTypes.of(scalar);
            if (type == ScalarTypes.Type.TEXT || type == ScalarTypes.Type.INTEGER) {
                return PortText.parse(scalar, place);
            }
        }
        throw place.wrong(item, "a port such as \"8080:80\"");
    }

    static boolean isAddress(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    }

    @Override
    public Stream<MappingForm> mappings() {
        return mapping.mappings();
    }
}

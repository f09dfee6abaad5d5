package io.github.dockermaven.compose;

import java.util.Map;
import java.util.Optional;

/**
 * The variables in the values of a compose file, of which the keys have none. A value with a variable is a text: what it
 * stands for is decided by its key.
 *
 * @param variables by name
 * @param warnings get the names without a value
 */
record Interpolation(Map<String, String> variables, Warnings warnings) {
    YamlNode.Mapping apply(YamlNode.Mapping mapping) {
        return Nodes.mapValues(mapping, (key, value) -> node(value));
    }

    private YamlNode node(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return apply(mapping);
        }
        return node instanceof YamlNode.Sequence sequence
                ? Nodes.mapItems(sequence, this::node)
                : scalar((YamlNode.Scalar) node);
    }

    YamlNode.Scalar scalar(YamlNode.Scalar scalar) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        Template template = new Template(
                name -> Optional.ofNullable(variables.get(name)),
                name -> warn(warnings, name),
                scalar.position()::error);
        return new YamlNode.Scalar(scalar.position(), scalar.tag(), template.substitute(scalar.text()), false);
    }

    static void warn(Warnings warnings, String name) {
        warnings.add("The variable " + name
                + " has no value and is read as empty. Set it in the environment"
                + " or in .env, or write ${" + name + ":-default}.");
    }
}

package io.github.dockermaven.assembler;

import io.github.dockermaven.dockerfile.Instruction.Pair;
import io.github.dockermaven.dockerfile.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of a stage: those of its base image, and those that ENV and ARG set. The last one takes precedence, as
 * in BuildKit, which differs from the Dockerfile reference on ENV and ARG.
 */
final class StageVariables {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> buildArgs;
    private final Variables globals;
    private final Variables variables;

    /**
     * @param buildArgs the user's values
     * @param globals the variables before the first FROM, and the predefined ones
     */
    StageVariables(Map<String, String> buildArgs, Variables globals) {
        this.buildArgs = buildArgs;
        this.globals = globals;
        this.variables = new Variables(values, globals.escape());
    }

    void env(List<Pair> pairs) {
        pairs.forEach(pair -> values.put(pair.key(), pair.value()));
    }

    /** Sets variables to the user's values, else to their defaults, else to the values from before the first FROM. */
    String arg(List<Pair> args) {
        StringBuilder history = new StringBuilder("ARG");
        for (Pair arg : args) {
            String value = buildArgs.get(arg.key());
            if (value == null) {
                value = arg.value() == null ? globals.value(arg.key()) : expand(arg.value());
            }
            history.append(' ').append(arg.key());
            if (value != null) {
                values.put(arg.key(), value);
                history.append('=').append(value);
            }
        }
        return history.toString();
    }

    Variables.Expansion inspect(String word) {
        return variables.inspect(word);
    }

    String expand(String word) {
        return variables.expand(word);
    }

    List<String> expand(List<String> words) {
        return words.stream().map(variables::expand).toList();
    }

    List<Pair> expandPairs(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new Pair(variables.expand(pair.key()), variables.expand(pair.value())))
                .toList();
    }

    /** Expands words, each of which may become several, or none. */
    List<String> expandToWords(List<String> words) {
        return words.stream()
                .flatMap(word -> variables.expandToWords(word).stream())
                .toList();
    }
}

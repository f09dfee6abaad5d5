package io.github.dockermaven.assembler;

import io.github.dockermaven.dockerfile.Instruction.Pair;
import io.github.dockermaven.dockerfile.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of a stage: those of its base image, and what ENV and ARG set. Whichever comes last counts, as it does in
 * BuildKit, whatever the Dockerfile reference says of ENV and ARG.
 */
final class StageVariables {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> buildArgs;
    private final Variables globals;
    private final Variables variables;

    /**
     * @param buildArgs what the user gives
     * @param globals what was set before the first FROM, and what builders know by themselves
     */
    StageVariables(Map<String, String> buildArgs, Variables globals) {
        this.buildArgs = buildArgs;
        this.globals = globals;
        this.variables = new Variables(values, globals.escape());
    }

    void env(List<Pair> pairs) {
        pairs.forEach(pair -> values.put(pair.key(), pair.value()));
    }

    /** Takes the value that the user gives, else the default, else that from before the first FROM. */
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

    /** Each of the words may become several, or none. */
    List<String> expandToWords(List<String> words) {
        return words.stream()
                .flatMap(word -> variables.expandToWords(word).stream())
                .toList();
    }
}

package io.github.dockermaven.builder;

import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.image.SecretNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The variables of a Dockerfile whose names look like secrets, by the rules of BuildKit's check
 * {@code SecretsUsedInArgOrEnv}: everybody who has the image can read their values.
 */
record SecretVariables(Dockerfile dockerfile, Map<String, String> buildArgs) {
    private static final Logger LOGGER = LoggerFactory.getLogger(SecretVariables.class);
    /** An empty value in a Dockerfile, with or without quotes. */
    private static final Pattern EMPTY = Pattern.compile("(?:\"\"|'')*");

    void warn() {
        warnings().forEach(LOGGER::warn);
    }

    /** Returns a line for each of them that has a value, once for each name; none contains the value. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Instruction instruction : dockerfile.instructions()) {
            if (instruction.keyword() == Keyword.ARG || instruction.keyword() == Keyword.ENV) {
                instruction.pairs().stream()
                        .filter(pair -> SecretNames.isSecret(pair.key()) && hasValue(instruction.keyword(), pair))
                        .filter(pair -> seen.add(pair.key()))
                        .forEach(pair -> warnings.add(warning(instruction, pair.key())));
            }
        }
        return warnings;
    }

    private boolean hasValue(Keyword keyword, Instruction.Pair pair) {
        String given = keyword == Keyword.ARG ? buildArgs.get(pair.key()) : null;
        return given != null
                ? !given.isEmpty()
                : pair.value() != null && !EMPTY.matcher(pair.value()).matches();
    }

    private String warning(Instruction instruction, String name) {
        boolean arg = instruction.keyword() == Keyword.ARG;
        return dockerfile.name() + ":" + instruction.firstLine() + ": " + instruction.keyword() + " " + name
                + " looks like a secret. Everybody with the image can read its value, "
                + (arg ? "in its history ('docker history')" : "in its configuration ('docker inspect')")
                + ". Remove it, and pass it to the container at its start.";
    }
}

package io.github.dockermaven.dockerfile;

import io.github.dockermaven.dockerfile.Keyword.FlagKind;
import io.github.dockermaven.error.DidYouMean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The check of an instruction's flags. */
final class FlagRules {
    private FlagRules() {}

    /**
     * Checks the flags of an instruction.
     *
     * @throws io.github.dockermaven.error.DockerFailureException for a flag that is unknown, given twice or lacks its
     *     value
     */
    static List<Flag> check(Keyword keyword, List<String> written, SourceLocation location) {
        List<Flag> flags = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : written) {
            int equals = text.indexOf('=');
            String name = text.substring(2, equals < 0 ? text.length() : equals);
            FlagKind kind = keyword.flags().get(name);
            if (kind == null) {
                throw location.failure(keyword + " has no flag --" + name + ". " + advice(keyword, name));
            }
            if (!seen.add(name) && kind != FlagKind.MANY_VALUES) {
                throw location.failure("flag --" + name + " appears twice. Remove one of them.");
            }
            String value = equals < 0 ? null : text.substring(equals + 1);
            flags.add(new Flag(name, kind == FlagKind.SWITCH ? truth(name, value, location) : value));
            if (value == null && kind != FlagKind.SWITCH) {
                throw location.failure("flag --" + name + " has no value. Write --" + name + "=<value>.");
            }
        }
        return flags;
    }

    private static String truth(String name, String value, SourceLocation location) {
        String truth = value == null ? "true" : value.toLowerCase(Locale.ROOT);
        if (!truth.equals("true") && !truth.equals("false")) {
            throw location.failure(
                    "flag --" + name + " is '" + value + "'. Write --" + name + " or --" + name + "=false.");
        }
        return truth;
    }

    private static String advice(Keyword keyword, String name) {
        if (keyword.flags().isEmpty()) {
            return "It takes none: if this is not meant as a flag, write -- before it.";
        }
        return DidYouMean.to(name, keyword.flags().keySet())
                .map(nearest -> "Did you mean --" + nearest + "?")
                .orElseGet(() -> "It takes --"
                        + String.join(
                                ", --",
                                keyword.flags().keySet().stream().sorted().toList()) + ".");
    }
}

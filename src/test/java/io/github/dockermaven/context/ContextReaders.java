package io.github.dockermaven.context;

import io.github.dockermaven.fuzz.Reader;
import java.util.List;

/** Readers of a build context, for tests. */
public final class ContextReaders {
    private static final String PATH = "target/classes/shop/users/application-2.0.properties";

    private ContextReaders() {}

    public static List<Reader> all() {
        return List.of(
                Reader.ofText(
                        "ignore rules",
                        text -> {
                            IgnoreRules rules = IgnoreRules.parse(".dockerignore", text);
                            rules.ignores(PATH);
                            rules.canSkip("target/classes");
                        },
                        "# all\n**/*.log\n!target/**/a?[b-d]\\.jar\ntarget/c|d\n",
                        "**/[^a]{2,3}\\d^$x\n*\n!x{1,2}/*.jar\n"),
                Reader.ofText("wildcard", ContextReaders::wildcard, "target/*.jar", "a?[b-d^e]\\*/[^f]*"));
    }

    private static void wildcard(String pattern) {
        Wildcard wildcard = new Wildcard(pattern);
        Wildcard.mayLeadTo(pattern, PATH);
        if (wildcard.mistake().isEmpty()) {
            wildcard.matches(PATH);
            wildcard.matches("a".repeat(4_000));
        }
    }
}

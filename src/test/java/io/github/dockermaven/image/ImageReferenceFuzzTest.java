package io.github.dockermaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares the parser with the grammar of the distribution project's reference package (the comment at the top of its
 * {@code reference.go}), as one regular expression, and with its rules for registries ({@code normalize.go}).
 */
class ImageReferenceFuzzTest {
    private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+\\])";
    private static final String PART = "[a-z0-9]+(?:(?:[_.]|__|-+)[a-z0-9]+)*";
    private static final String PATH = PART + "(?:/" + PART + ")*";

    /**
     * The text before the first slash is a registry if it is {@code localhost} or has a dot, a colon or a capital; the
     * one exception is ours: with capitals alone it is refused.
     */
    private static final Pattern REFERENCE = Pattern.compile("(?:(?=localhost/|[^/]*[.:][^/]*/)(?<registry>" + HOST
            + "(?::[0-9]+)?)/(?<in>" + PATH + ")|(?!localhost/|[^/]*[.:A-Z][^/]*/)(?<hub>" + PATH + "))"
            + "(?::(?<tag>[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}))?"
            + "(?:@(?<digest>sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?");

    private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");
    private static final String[] REGISTRIES = {
        "",
        "",
        "docker.io/",
        "index.docker.io/",
        "localhost/",
        "localhost:5000/",
        "a.b/",
        "Host.example:1/",
        "[::1]/",
        "[1:F]:80/"
    };
    private static final String[] NAMES = {
        "app", "a-b", "a--b", "a__b", "a_b", "a.b", "library", "localhost", "0", "x".repeat(120), "a1b2c3d4".repeat(8)
    };
    private static final String[] TAGS = {"", "", ":1.0", ":_", ":latest", ":A-b_c.d", ":" + "t".repeat(128)};
    private static final String[] DIGESTS = {
        "", "", "", "@sha256:" + "0a".repeat(32), "@sha384:" + "f".repeat(96), "@sha512:" + "9".repeat(128)
    };
    private static final String CHARACTERS = "ab1AZ._-:/@[]\0\n\t \u00e9\u0131\ud83d+%$";

    @Test
    void readsWhatTheGrammarAllowsAndNothingElse() {
        Random random = new Random(20261124);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = mutated(valid(random), i % 4, random);
            Optional<ImageReference> expected = byGrammar(text);
            assertThat(parsed(text)).as("Input %d: '%s'", i, text).isEqualTo(expected);
            if (expected.isPresent()) {
                accepted++;
                assertThat(ImageReference.parse(expected.get().toString()))
                        .as("Input %d: '%s'", i, text)
                        .isEqualTo(expected.get());
            } else {
                refused++;
            }
        }
        assertThat(accepted).isGreaterThan(2_500);
        assertThat(refused).isGreaterThan(2_500);
    }

    @Test
    void refusesWhatIsFarTooLong() {
        for (String piece : List.of("a", "a-", "a/", "a.", "A", ":", "/", "-", "a:1/")) {
            String text = piece.repeat(50_000) + "a";
            assertThatThrownBy(() -> ImageReference.parse(text)).as(piece).isInstanceOf(DockerFailureException.class);
        }
    }

    private static Optional<ImageReference> parsed(String text) {
        try {
            return Optional.of(ImageReference.parse(text));
        } catch (DockerFailureException refused) {
            assertThat(refused)
                    .hasMessageStartingWith(
                            text.isBlank() ? "The image name is empty" : "Image name '" + PrintableText.quote(text));
            return Optional.empty();
        }
    }

    private static Optional<ImageReference> byGrammar(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches() || ID.matcher(text).matches()) {
            return Optional.empty();
        }
        String given = matcher.group("registry");
        String registry = given == null || given.equals("index.docker.io") ? "docker.io" : given;
        String path = given == null ? matcher.group("hub") : matcher.group("in");
        String repository = registry.equals("docker.io") && !path.contains("/") ? "library/" + path : path;
        return repository.length() > 255
                ? Optional.empty()
                : Optional.of(new ImageReference(registry, repository, matcher.group("tag"), matcher.group("digest")));
    }

    private static String valid(Random random) {
        List<String> path = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            path.add(one(NAMES, random));
        }
        return one(REGISTRIES, random) + String.join("/", path) + one(TAGS, random) + one(DIGESTS, random);
    }

    private static String mutated(String text, int times, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), at + random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                case 1 -> mutated.delete(at, to);
                case 2 -> mutated.insert(at, mutated.substring(at, to));
                default ->
                    mutated.replace(at, to, String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))));
            }
        }
        return mutated.toString();
    }

    private static String one(String[] among, Random random) {
        return among[random.nextInt(among.length)];
    }
}

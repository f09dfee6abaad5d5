package io.github.dockermaven.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A challenge of {@code WWW-Authenticate} (RFC 9110, 11.6.1): a way of authentication that a registry accepts.
 *
 * @param scheme in lower case: {@code bearer}, {@code basic}
 * @param parameters by their names in lower case
 */
record AuthChallenge(String scheme, Map<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    /** The length of a header that is read; the rest is ignored. */
    private static final int LONGEST_HEADER = 16 * 1024;

    private static final Pattern PARAMETER =
            Pattern.compile("(" + TOKEN + ")\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(" + TOKEN + "))");
    private static final Pattern SCHEME = Pattern.compile("(" + TOKEN + ")(?:\\s+|(?=,)|$)(?!\\s*=)");
    private static final Pattern OTHER = Pattern.compile("[^,\\s]+");

    /**
     * Reads all challenges of a response, in their order. Malformed parts are skipped.
     *
     * @param headers the values of its headers of that name, each with one or several
     */
    static List<AuthChallenge> parse(List<String> headers) {
        List<AuthChallenge> challenges = new ArrayList<>();
        for (String header : headers) {
            parse(header.substring(0, Math.min(header.length(), LONGEST_HEADER)), challenges);
        }
        return challenges;
    }

    private static void parse(String header, List<AuthChallenge> challenges) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = 0;
        while (at < header.length()) {
            char next = header.charAt(at);
            if (next == ',' || Character.isWhitespace(next)) {
                at++;
                continue;
            }
            Matcher parameter = matcher(PARAMETER, header, at);
            Matcher scheme = matcher(SCHEME, header, at);
            if (parameter.lookingAt()) {
                parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value(parameter));
                at = parameter.end();
            } else if (scheme.lookingAt()) {
                parameters = new LinkedHashMap<>();
                challenges.add(new AuthChallenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
                at = scheme.end();
            } else {
                Matcher other = matcher(OTHER, header, at);
                at = other.lookingAt() ? other.end() : at + 1;
            }
        }
    }

    private static Matcher matcher(Pattern pattern, String text, int from) {
        return pattern.matcher(text).region(from, text.length()).useTransparentBounds(true);
    }

    private static String value(Matcher parameter) {
        return parameter.group(2) == null
                ? parameter.group(3)
                : parameter.group(2).replaceAll("\\\\(.)", "$1");
    }

    /** Returns the preferred challenge: bearer before basic, unless bearer does not name a token server. */
    static Optional<AuthChallenge> best(List<AuthChallenge> challenges) {
        return ofScheme(challenges, "bearer")
                .filter(bearer -> !bearer.parameter("realm").isEmpty())
                .or(() -> ofScheme(challenges, "basic"))
                .or(() -> ofScheme(challenges, "bearer"));
    }

    private static Optional<AuthChallenge> ofScheme(List<AuthChallenge> challenges, String scheme) {
        return challenges.stream()
                .filter(challenge -> challenge.scheme.equals(scheme))
                .findFirst();
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    /** Returns a parameter, empty if there is none of that name. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}

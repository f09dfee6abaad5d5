package io.github.dockermaven.contents;

import java.util.regex.Pattern;

/** Texts of an image's configuration, with dots in place of what looks like a secret. */
final class HiddenSecrets {
    static final String DOTS = "••••••";

    private static final String NAME =
            "[\\w.-]*(?:api_?key|auth|credential|passw|pwd|private|secret|token|access_?key)[\\w.-]*";
    private static final Pattern SECRET_NAME = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNED =
            Pattern.compile("(" + NAME + ")=(\"[^\"]*\"|'[^']*'|[^\\s;&|]+)", Pattern.CASE_INSENSITIVE);
    /** The user and password of an address. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^/\\s:@]*:[^/\\s@]+@");

    private HiddenSecrets() {}

    /** Returns the value of a variable or label. */
    static String value(String name, String value) {
        return SECRET_NAME.matcher(name).matches() && !value.isEmpty() ? DOTS : in(value);
    }

    /** Returns a command or another text. */
    static String in(String text) {
        return IN_ADDRESS
                .matcher(ASSIGNED.matcher(text).replaceAll("$1=" + DOTS))
                .replaceAll("$1" + DOTS + "@");
    }
}

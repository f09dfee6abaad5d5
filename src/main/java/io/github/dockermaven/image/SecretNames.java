package io.github.dockermaven.image;

import java.util.regex.Pattern;

/** The names of variables that look like those of secrets, by the rules of BuildKit's check {@code SecretsUsedInArgOrEnv}. */
public final class SecretNames {
    private static final Pattern SECRET = word("apikey|auth|credentials?|key|password|passwd|pword|secret|token");
    private static final Pattern NO_SECRET = word("public");

    private SecretNames() {}

    private static Pattern word(String words) {
        return Pattern.compile("(?:^|[_.-])(?:" + words + ")(?:[_.-]|$)", Pattern.CASE_INSENSITIVE);
    }

    /** Returns whether a name looks like that of a secret. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).find() && !NO_SECRET.matcher(name).find();
    }
}

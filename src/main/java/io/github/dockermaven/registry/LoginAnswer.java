package io.github.dockermaven.registry;

/**
 * A registry's answer to a login.
 *
 * @param refusal why it refuses the credential, without a full stop; empty if it does not
 */
public record LoginAnswer(Verdict verdict, String refusal) {
    /** What a registry does with a credential. */
    public enum Verdict {
        /** It asked for a credential, and takes this one. */
        ACCEPTED,
        /** It asked for a credential, and does not take this one. */
        REFUSED,
        /** It answers everybody, so the credential was not sent and nothing is known of it. */
        NOT_WANTED
    }

    static LoginAnswer of(Verdict verdict) {
        return new LoginAnswer(verdict, "");
    }

    static LoginAnswer refused(String reason) {
        return new LoginAnswer(Verdict.REFUSED, reason);
    }
}

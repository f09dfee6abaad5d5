package io.github.dockermaven.registry;

/**
 * A registry's response to a login.
 *
 * @param refusal the registry's reason, without a full stop; empty if the credential is not refused
 */
public record LoginAnswer(Verdict verdict, String refusal) {
    /** The possible responses to a credential. */
    public enum Verdict {
        /** Returns the registry asked for a credential, and accepts this one. */
        ACCEPTED,
        /** Returns the registry asked for a credential, and refuses this one. */
        REFUSED,
        /** The registry serves everybody, so the credential was not sent and remains unchecked. */
        NOT_WANTED
    }

    static LoginAnswer of(Verdict verdict) {
        return new LoginAnswer(verdict, "");
    }

    static LoginAnswer refused(String reason) {
        return new LoginAnswer(Verdict.REFUSED, reason);
    }
}

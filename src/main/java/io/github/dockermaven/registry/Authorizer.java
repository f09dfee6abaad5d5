package io.github.dockermaven.registry;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.FoundCredential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authentication with a registry, in the way that the registry's first refusal asks for. Without a challenge, no
 * credential is sent. Tokens are kept for each scope. Several threads may use it: one requests a token while the others
 * wait.
 */
final class Authorizer {
    private final Optional<FoundCredential> login;
    private final TokenServer tokenServer;
    private final RetryClock retryClock;
    private final Map<Scope, Token> tokens = new HashMap<>();
    private AuthChallenge challenge;
    private boolean credentialSent;

    Authorizer(Optional<FoundCredential> login, TokenServer tokenServer, RetryClock retryClock) {
        this.login = login;
        this.tokenServer = tokenServer;
        this.retryClock = retryClock;
    }

    /** Returns whether the registry has sent a challenge. */
    synchronized boolean isChallenged() {
        return challenge != null;
    }

    /** Returns whether the credential was sent, to the registry or to its token server. */
    synchronized boolean isCredentialSent() {
        return credentialSent;
    }

    /** Returns the value of {@code Authorization} for a request, {@code null} for none. */
    synchronized String authorization(Scope scope) {
        if (challenge == null) {
            return null;
        }
        if (!challenge.isBearer()) {
            return basic();
        }
        Optional<String> registryToken = registryToken();
        if (registryToken.isPresent()) {
            credentialSent = true;
            return "Bearer " + registryToken.get();
        }
        Token token = tokens.get(scope);
        if (token == null || !retryClock.clock().instant().isBefore(token.end())) {
            tokens.remove(scope);
            credentialSent |= login.isPresent();
            tokenServer.ask(challenge, scope).ifPresent(fresh -> tokens.put(scope, fresh));
            token = tokens.get(scope);
        }
        return token == null ? null : "Bearer " + token.value();
    }

    /**
     * Returns another value of {@code Authorization}, after a registry refused a request with 401.
     *
     * @param headers its challenges
     * @param refused the value that was refused, {@code null} for none
     * @return {@code null} if there is no other value
     */
    synchronized String renewed(List<String> headers, Scope scope, String refused) {
        Optional<AuthChallenge> best = AuthChallenge.best(AuthChallenge.parse(headers));
        if (best.isEmpty()) {
            return null;
        }
        challenge = best.get();
        Token token = tokens.get(scope);
        if (token != null && ("Bearer " + token.value()).equals(refused)) {
            tokens.remove(scope);
        }
        String other = authorization(scope);
        return other == null || other.equals(refused) ? null : other;
    }

    /** Returns a token that the registry accepts without a token server. */
    private Optional<String> registryToken() {
        return login.map(FoundCredential::credential)
                .map(Credential::registryToken)
                .filter(token -> !token.isEmpty());
    }

    private String basic() {
        String basic = login.map(FoundCredential::credential)
                .filter(Credential::isPassword)
                .map(Credential::basic)
                .orElse(null);
        credentialSent |= basic != null;
        return basic;
    }
}

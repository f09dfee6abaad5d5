package io.github.dockermaven.registry;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.FoundCredential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The identity of who asks a registry, in the form that the registry wants. A registry that wants nothing is sent nothing; what it wants is
 * heard from its first refusal. Tokens are kept for each scope. Safe to use from several threads, of which one asks for a
 * token while the others wait for it.
 */
final class Authorizer {
    private final Optional<FoundCredential> login;
    private final TokenServer tokenServer;
    private final RetryClock retryClock;
    private final Map<Scope, Token> tokens = new HashMap<>();
    private AuthChallenge challenge;
    private boolean offered;

    Authorizer(Optional<FoundCredential> login, TokenServer tokenServer, RetryClock retryClock) {
        this.login = login;
        this.tokenServer = tokenServer;
        this.retryClock = retryClock;
    }

    /** Whether the registry has said how it wants to hear who asks. */
    synchronized boolean isChallenged() {
        return challenge != null;
    }

    /** Whether the credential was sent, to the registry or for a token. */
    synchronized boolean isOffered() {
        return offered;
    }

    /** The value of {@code Authorization} for a request, {@code null} for none. */
    synchronized String authorization(Scope scope) {
        if (challenge == null) {
            return null;
        }
        if (!challenge.isBearer()) {
            return basic();
        }
        Optional<String> registryToken = registryToken();
        if (registryToken.isPresent()) {
            offered = true;
            return "Bearer " + registryToken.get();
        }
        Token token = tokens.get(scope);
        if (token == null || !retryClock.clock().instant().isBefore(token.end())) {
            tokens.remove(scope);
            offered |= login.isPresent();
            tokenServer.ask(challenge, scope).ifPresent(fresh -> tokens.put(scope, fresh));
            token = tokens.get(scope);
        }
        return token == null ? null : "Bearer " + token.value();
    }

    /**
     * What to say instead, after a registry refused a request with 401.
     *
     * @param headers its challenges
     * @param refused what it was told, {@code null} for nothing
     * @return {@code null} if there is nothing else to say
     */
    synchronized String renewed(List<String> headers, Scope scope, String refused) {
        Optional<AuthChallenge> wanted = AuthChallenge.best(AuthChallenge.parse(headers));
        if (wanted.isEmpty()) {
            return null;
        }
        challenge = wanted.get();
        Token token = tokens.get(scope);
        if (token != null && ("Bearer " + token.value()).equals(refused)) {
            tokens.remove(scope);
        }
        String other = authorization(scope);
        return other == null || other.equals(refused) ? null : other;
    }

    /** What the registry takes as it is, without a token server. */
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
        offered |= basic != null;
        return basic;
    }
}

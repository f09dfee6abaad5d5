package io.github.dockermaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The server that issues a registry's tokens, by the distribution project's <a
 * href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>: requested with GET and
 * a password, or for an identity token by <a
 * href="https://distribution.github.io/distribution/spec/auth/oauth/">OAuth2</a> with POST.
 */
final class TokenServer {
    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final String CLIENT = "docker-maven-plugin";
    /** The lifetime of a token that does not name one: the specification's least. */
    private static final long DEFAULT_SECONDS = 60;
    /** The longest lifetime: no build takes longer, and some servers' numbers would exceed the clock's range. */
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final Set<Integer> REFUSED_FOR_SEVERAL = Set.of(400, 404);

    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final String registry;
    private final Optional<FoundCredential> login;
    private final Redirects redirects;
    private final RetryClock retryClock;
    private final int backoff;

    /**
     * @param registry the name in messages
     * @param backoff the largest number of requests for a token
     */
    TokenServer(
            String registry, Optional<FoundCredential> login, Redirects redirects, RetryClock retryClock, int backoff) {
        this.registry = registry;
        this.login = login;
        this.redirects = redirects;
        this.retryClock = retryClock;
        this.backoff = backoff;
    }

    /**
     * Requests a token for a scope.
     *
     * @return empty if the server refuses the credential, or requires one; or if it refuses a token for two
     *     repositories, one of which it may not know
     * @throws DockerFailureException if it cannot be asked, or does not answer with a token
     */
    Optional<Token> ask(AuthChallenge challenge, Scope scope) {
        HttpUrl realm = realm(challenge);
        Instant now = retryClock.clock().instant();
        Backoff left = new Backoff(retryClock, backoff);
        while (true) {
            try (Response response = redirects.send(request(realm, challenge, scope), basic())) {
                if (REFUSED.contains(response.status())
                        || scope.isOfSeveral() && REFUSED_FOR_SEVERAL.contains(response.status())) {
                    return Optional.empty();
                }
                if (response.isRetryable() && left.retry(response.header("Retry-After"))) {
                    continue;
                }
                if (response.status() != 200) {
                    throw failure(
                            realm, response.address(), "answered " + ErrorResponse.of(response), remedy(response));
                }
                return Optional.of(token(realm, response, now));
            } catch (IOException e) {
                IOException reason = ExchangeException.reason(e);
                if (!ConnectionFailure.isRetryable(reason) || !left.retry(Optional.empty())) {
                    HttpUrl failed = ExchangeException.address(e).orElse(realm);
                    ConnectionFailure meaning = ConnectionFailure.of(reason, failed.authority(), "the token server");
                    throw new UnreachableException(
                            words(realm, failed, "does not answer: " + meaning.reason(), meaning.remedy()), reason);
                }
            }
        }
    }

    private String remedy(Response response) {
        if (response.isRetryable()) {
            return "Try again later";
        }
        return response.method().equals("POST")
                ? "It may not support identity tokens: log in again with 'docker login " + registry
                        + "', with a password"
                : "Check the server at that address";
    }

    private HttpUrl realm(AuthChallenge challenge) {
        String realm = challenge.parameter("realm");
        try {
            return HttpUrl.parse(realm);
        } catch (BadLocationException e) {
            throw new DockerFailureException(
                    "Registry " + registry + " requires a token, but does not name a valid token server: its realm is '"
                            + PrintableText.quote(HttpUrl.shown(realm))
                            + "'. Correct the address of the token server in the registry's configuration.",
                    e);
        }
    }

    private Request request(HttpUrl realm, AuthChallenge challenge, Scope scope) {
        String service = challenge.parameter("service");
        Optional<String> identity = credential().map(Credential::identityToken).filter(token -> !token.isEmpty());
        if (identity.isPresent()) {
            return Request.form(
                    realm,
                    new FormFields()
                            .put("grant_type", "refresh_token")
                            .put("service", service)
                            .put("client_id", CLIENT)
                            .put("scope", String.join(" ", scope.values()))
                            .put("refresh_token", identity.get())
                            .toString());
        }
        HttpUrl address = service.isEmpty() ? realm : realm.with("service", service);
        for (String value : scope.values()) {
            address = address.with("scope", value);
        }
        return Request.get(address, Map.of("Accept", "application/json"));
    }

    private Optional<Credential> credential() {
        return login.map(FoundCredential::credential);
    }

    private String basic() {
        return credential()
                .filter(Credential::isPassword)
                .map(Credential::basic)
                .orElse(null);
    }

    private Token token(HttpUrl realm, Response response, Instant asked) throws IOException {
        JsonNode json = ErrorResponse.json(response.bytes(LONGEST_ANSWER))
                .orElseThrow(() -> failure(
                        realm,
                        response.address(),
                        "does not answer with JSON, but with "
                                + response.header("Content-Type")
                                        .map(PrintableText::quote)
                                        .orElse("something else"),
                        "Check the server at that address"));
        String value = Stream.of("token", "access_token")
                .map(field -> json.path(field).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (!value.matches("[\\x21-\\x7e]+")) {
            throw failure(realm, response.address(), "answers without a token", "Check the server at that address");
        }
        long seconds = json.path("expires_in").asLong(0);
        Duration life = Duration.ofSeconds(seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : DEFAULT_SECONDS);
        Duration used = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life;
        return new Token(value, begin(json, asked).plus(used));
    }

    /**
     * Returns the token's beginning: by the server's clock, unless that is ahead of ours or more than the margin
     * behind.
     */
    private static Instant begin(JsonNode json, Instant asked) {
        try {
            Instant issued = Instant.parse(json.path("issued_at").asText(""));
            boolean near = issued.isBefore(asked) && issued.isAfter(asked.minus(MARGIN));
            return near ? issued : asked;
        } catch (DateTimeParseException e) {
            return asked;
        }
    }

    /** @param failed the address that failed, to which the token server may have redirected */
    private DockerFailureException failure(HttpUrl realm, HttpUrl failed, String what, String remedy) {
        return new DockerFailureException(words(realm, failed, what, remedy));
    }

    private String words(HttpUrl realm, HttpUrl failed, String what, String remedy) {
        String sent = realm.sameOrigin(failed) ? "" : "sends us to " + failed.authority() + ", which ";
        return "Token server " + realm + ", which registry " + registry + " names, " + sent + what + ". " + remedy
                + ".";
    }
}

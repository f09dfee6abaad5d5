package io.github.dockermaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.ErrorText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The server that gives a registry's tokens, by the distribution project's
 * <a href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>: asked with GET and a
 * password, or for an identity token by <a href="https://distribution.github.io/distribution/spec/auth/oauth/">OAuth2</a>
 * with POST.
 */
final class TokenServer {
    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final String CLIENT = "docker-maven-plugin";
    /** What a token lasts that does not say how long: the specification's least. */
    private static final long DEFAULT_SECONDS = 60;
    /** No build lasts longer, and the clock goes no further than some servers say. */
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final Set<Integer> REFUSED_FOR_SEVERAL = Set.of(400, 404);

    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final String registry;
    private final Optional<FoundCredential> login;
    private final Redirects redirects;
    private final Pace pace;
    private final int attempts;

    /**
     * @param registry as messages call it
     * @param attempts how often it is asked for a token at most
     */
    TokenServer(String registry, Optional<FoundCredential> login, Redirects redirects, Pace pace, int attempts) {
        this.registry = registry;
        this.login = login;
        this.redirects = redirects;
        this.pace = pace;
        this.attempts = attempts;
    }

    /**
     * A token for a scope.
     *
     * @return empty if the server refuses the credential, or wants one; or if it gives no token for two repositories, one of
     *     which it may not know
     * @throws DockerFailureException if it cannot be asked, or does not answer with a token
     */
    Optional<Token> ask(Challenge challenge, Scope scope) {
        Address realm = realm(challenge);
        Instant now = pace.clock().instant();
        Attempts left = new Attempts(pace, attempts);
        while (true) {
            try (Answer answer = redirects.send(request(realm, challenge, scope), basic())) {
                if (REFUSED.contains(answer.status())
                        || scope.isOfSeveral() && REFUSED_FOR_SEVERAL.contains(answer.status())) {
                    return Optional.empty();
                }
                if (answer.mayPass() && left.again(answer.header("Retry-After"))) {
                    continue;
                }
                if (answer.status() != 200) {
                    throw failure(realm, answer.address(), "answered " + RegistryErrors.of(answer), remedy(answer));
                }
                return Optional.of(token(realm, answer, now));
            } catch (IOException e) {
                IOException reason = ExchangeException.reason(e);
                if (!ConnectionFailure.mayPass(reason) || !left.again(Optional.empty())) {
                    Address failed = ExchangeException.address(e).orElse(realm);
                    ConnectionFailure meaning = ConnectionFailure.of(reason, failed.authority(), "the token server");
                    throw failure(realm, failed, "does not answer: " + meaning.reason(), meaning.remedy());
                }
            }
        }
    }

    private String remedy(Answer answer) {
        if (answer.mayPass()) {
            return "Try again later";
        }
        return answer.method().equals("POST")
                ? "It may know no identity tokens: log in anew with 'docker login " + registry + "', with a password"
                : "See what is at that address";
    }

    private Address realm(Challenge challenge) {
        String realm = challenge.parameter("realm");
        try {
            return Address.parse(realm);
        } catch (AddressException e) {
            throw new DockerFailureException(
                    "Registry " + registry + " wants a token, but does not say from where: its realm is '"
                            + ErrorText.quote(Address.shown(realm))
                            + "'. Correct the address of the token server in the registry's configuration.",
                    e);
        }
    }

    private Request request(Address realm, Challenge challenge, Scope scope) {
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
        Address address = service.isEmpty() ? realm : realm.with("service", service);
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

    private Token token(Address realm, Answer answer, Instant asked) throws IOException {
        JsonNode json = RegistryErrors.json(answer.bytes(LONGEST_ANSWER))
                .orElseThrow(() -> failure(
                        realm,
                        answer.address(),
                        "does not answer with JSON, but with "
                                + answer.header("Content-Type")
                                        .map(ErrorText::quote)
                                        .orElse("something else"),
                        "See what is at that address"));
        String value = Stream.of("token", "access_token")
                .map(field -> json.path(field).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (!value.matches("[\\x21-\\x7e]+")) {
            throw failure(realm, answer.address(), "answers without a token", "See what is at that address");
        }
        long seconds = json.path("expires_in").asLong(0);
        Duration life = Duration.ofSeconds(seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : DEFAULT_SECONDS);
        Duration used = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life;
        return new Token(value, begin(json, asked).plus(used));
    }

    /** By the server's clock, unless that is ahead of ours, or so far behind that nothing would last. */
    private static Instant begin(JsonNode json, Instant asked) {
        try {
            Instant issued = Instant.parse(json.path("issued_at").asText(""));
            boolean near = issued.isBefore(asked) && issued.isAfter(asked.minus(MARGIN));
            return near ? issued : asked;
        } catch (DateTimeParseException e) {
            return asked;
        }
    }

    /** @param failed the address at which it failed, to which the token server may have sent us */
    private DockerFailureException failure(Address realm, Address failed, String what, String remedy) {
        String sent = realm.sameOrigin(failed) ? "" : "sends us to " + failed.authority() + ", which ";
        return new DockerFailureException("Token server " + realm + ", which registry " + registry + " names, " + sent
                + what + ". " + remedy + ".");
    }
}

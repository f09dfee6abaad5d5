package io.github.dockermaven.registry;

import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.Throwables;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests for one repository in one registry: with authentication, and with retries where they may help. */
final class RepositoryClient {
    private static final int UNAUTHORIZED = 401;

    private final ImageReference name;
    private final Endpoint endpoint;
    private final Authorizer authorizer;
    private final Redirects redirects;
    private final RetryClock retryClock;
    private final int backoff;
    private final RegistryFailures failures;
    private volatile boolean answered;
    private List<String> apiChallenges;

    /**
     * @param name the registry and the repository
     * @param backoff the largest number of attempts of a request
     */
    RepositoryClient(
            ImageReference name,
            Optional<FoundCredential> login,
            Endpoint endpoint,
            Authorizer authorizer,
            Redirects redirects,
            RetryClock retryClock,
            int backoff) {
        this.name = name;
        this.endpoint = endpoint;
        this.authorizer = authorizer;
        this.redirects = redirects;
        this.retryClock = retryClock;
        this.backoff = backoff;
        this.failures = new RegistryFailures(name, login, endpoint, authorizer);
    }

    String repository() {
        return name.repository();
    }

    /** Returns the limit for an operation of several requests. */
    Backoff backoff() {
        return new Backoff(retryClock, backoff);
    }

    /** Returns the address of a resource in the repository. */
    HttpUrl address(String path) throws IOException {
        return endpoint.address(name.repository() + "/" + path);
    }

    /** Creates a request, for which the registry's address may have to be found out. */
    interface RequestFactory {
        Request make() throws IOException;
    }

    /**
     * Sends a request, again while that may help.
     *
     * @param what the beginning of messages, such as {@code Blob X cannot be pushed to}
     * @return any response, also one that refuses
     * @throws DockerFailureException if there is none
     */
    Response ask(RequestFactory question, Scope scope, String what) {
        return ask(question, scope, what, response -> response);
    }

    /** Sends a request and reads its response, again if that fails. */
    <T> T ask(RequestFactory question, Scope scope, String what, Reader<T> reader) {
        return ask(question, scope, what, reader, backoff);
    }

    /**
     * Sends a request that only saves work: retryable refusals are hardly waited for, as there is another way. A
     * {@code Retry-After} is never waited for, as that would be repeated for each blob.
     */
    Response hint(RequestFactory question, Scope scope, String what) {
        return ask(question, scope, what, response -> response, Backoff.OF_A_HINT);
    }

    /** @param refusals the largest number of retryable refusals */
    private <T> T ask(RequestFactory question, Scope scope, String what, Reader<T> reader, int refusals) {
        Backoff left = backoff();
        while (true) {
            try {
                Response response = once(question.make(), scope);
                Optional<String> retryAfter = response.header("Retry-After");
                if (!response.isRetryable()
                        || refusals == Backoff.OF_A_HINT && retryAfter.isPresent()
                        || left.failed() + 1 >= refusals
                        || !left.retry(retryAfter)) {
                    return reader.read(response);
                }
                response.close();
            } catch (IOException e) {
                if (!isRetryable(e) || !left.retry(Optional.empty())) {
                    throw failure(what, e);
                }
            }
        }
    }

    /** Reads a response. */
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    /** Sends a request once; twice if the first lacked the authentication that the registry requires. */
    Response once(Request request, Scope scope) throws IOException {
        // Storage that the registry refers to must neither receive the credential nor name a token server.
        boolean own = endpoint.isOwn(request.address());
        String authorization = own ? authorizer.authorization(scope) : null;
        Response response = redirects.send(request, authorization);
        answered = true;
        if (!own || !endpoint.isOwn(response.address())) {
            return response;
        }
        String other = authorizer.renewed(challenges(response), scope, authorization);
        if (other == null) {
            return response;
        }
        response.close();
        return redirects.send(request, other);
    }

    /**
     * Returns the registry's challenges. Many registries answer an anonymous request with "not found" or "too many
     * requests", and send a challenge only at the root of their API.
     */
    private List<String> challenges(Response response) {
        if (response.status() == UNAUTHORIZED && !response.challenges().isEmpty()) {
            return response.challenges();
        }
        return response.status() / 100 == 4 && !authorizer.isChallenged() ? ofApi() : List.of();
    }

    private synchronized List<String> ofApi() {
        if (apiChallenges == null) {
            try (Response response = redirects.send(Request.get(endpoint.address(""), Map.of()), null)) {
                boolean asks = response.status() == UNAUTHORIZED && endpoint.isOwn(response.address());
                apiChallenges = asks ? response.challenges() : List.of();
            } catch (IOException e) {
                apiChallenges = List.of();
            }
        }
        return apiChallenges;
    }

    /** Returns whether another attempt may succeed. A registry that refuses the first connection is not running. */
    boolean isRetryable(IOException failure) {
        IOException reason = ExchangeException.reason(failure);
        return ConnectionFailure.isRetryable(reason)
                && (answered || Throwables.find(reason, ConnectException.class).isEmpty());
    }

    /** Returns the error for a request without a response. */
    RuntimeException failure(String what, IOException failure) {
        return failures.of(what, failure);
    }

    /** Returns the error for a response that refuses, and closes it. */
    DockerFailureException refusal(String what, Response response) {
        return failures.of(what, response);
    }

    /** Returns the error for a response that is wrong, though it does not refuse. */
    DockerFailureException wrong(String what, String reason, String remedy) {
        return failures.wrong(what, reason, remedy);
    }
}

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

/** Requests about one repository in one registry: with who asks, and again where that may help. */
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
     * @param backoff how often a request is sent at most
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

    /** What bounds a work of several requests. */
    Backoff backoff() {
        return new Backoff(retryClock, backoff);
    }

    /** The address of something in the repository. */
    HttpUrl address(String path) throws IOException {
        return endpoint.address(name.repository() + "/" + path);
    }

    /** Makes a request: the registry's address may have to be found out for it. */
    interface Question {
        Request make() throws IOException;
    }

    /**
     * Asks for something in the repository, again while that may help.
     *
     * @param what for messages, such as {@code Blob X cannot be pushed to}
     * @return any answer, a refusal too
     * @throws DockerFailureException if there is none
     */
    Response ask(Question question, Scope scope, String what) {
        return ask(question, scope, what, response -> response);
    }

    /** Asks, and reads the answer: again, too, if that fails. */
    <T> T ask(Question question, Scope scope, String what, Reader<T> reader) {
        return ask(question, scope, what, reader, backoff);
    }

    /**
     * Asks for what only spares work: a refusal that may pass is not waited out, for there is another way. Least of all for as
     * long as the registry says, as it would be waited so for each blob.
     */
    Response hint(Question question, Scope scope, String what) {
        return ask(question, scope, what, response -> response, Backoff.OF_A_HINT);
    }

    /** @param refusals how many that may pass are taken at most */
    private <T> T ask(Question question, Scope scope, String what, Reader<T> reader, int refusals) {
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

    /** Makes something of an answer. */
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    /** Sends a request once; twice if the first was without what the registry wants of who asks. */
    Response once(Request request, Scope scope) throws IOException {
        // The storage that it may send us to is not to know who asks, nor to say where to get a token.
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
     * How the registry wants to hear who asks. To strangers many say that there is nothing, or that they come too often,
     * and ask for a password only where their API begins.
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

    /** Whether a failure may be gone at the next attempt. One that refuses the first connection is not there. */
    boolean isRetryable(IOException failure) {
        IOException reason = ExchangeException.reason(failure);
        return ConnectionFailure.isRetryable(reason)
                && (answered || Throwables.find(reason, ConnectException.class).isEmpty());
    }

    /** What it means that there was no answer. */
    RuntimeException failure(String what, IOException failure) {
        return failures.of(what, failure);
    }

    /** What it means that it was this answer, which is closed. */
    DockerFailureException refusal(String what, Response response) {
        return failures.of(what, response);
    }

    /** That the registry, though it took or gave something, got it wrong. */
    DockerFailureException wrong(String what, String reason, String remedy) {
        return failures.wrong(what, reason, remedy);
    }
}

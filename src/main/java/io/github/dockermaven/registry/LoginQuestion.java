package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The question whether a registry accepts a credential: {@code GET /v2/} with it, or with the token that it is given for, as
 * {@code docker login} asks. It is asked once, because a person waits for the answer.
 *
 * @param authorizer has the credential
 */
record LoginQuestion(Endpoint endpoint, Authorizer authorizer, Redirects redirects) {
    static final int ATTEMPTS = 1;

    /** A token that allows nothing says who asks all the same. */
    private static final Scope NOTHING = new Scope(List.of());

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> REFUSED = Set.of(UNAUTHORIZED, 403);

    /**
     * Asks.
     *
     * @throws DockerFailureException with the cause and what to do, if the registry does not say
     */
    LoginAnswer ask() {
        try (Response response = send()) {
            if (!endpoint.isOwn(response.address())) {
                throw unknown(
                        "it sends us to " + response.address().authority() + ", which is not given the credential");
            }
            if (response.isSuccess()) {
                return LoginAnswer.of(authorizer.isOffered() ? Verdict.ACCEPTED : Verdict.NOT_WANTED);
            }
            return refusal(response);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Response send() throws IOException {
        Request request = Request.get(endpoint.address(""), Map.of());
        Response response = redirects.send(request, null);
        if (response.status() != UNAUTHORIZED || !endpoint.isOwn(response.address())) {
            return response;
        }
        String authorization = authorizer.renewed(response.challenges(), NOTHING, null);
        if (authorization == null) {
            return response;
        }
        response.close();
        return redirects.send(request, authorization);
    }

    private DockerFailureException failure(IOException failure) {
        Optional<String> other = ExchangeException.address(failure)
                .filter(address -> !endpoint.isOwn(address))
                .map(HttpUrl::authority);
        ConnectionFailure meaning = ConnectionFailure.of(
                ExchangeException.reason(failure),
                other.orElse(endpoint.authority()),
                other.isPresent() ? "the server" : "the registry");
        return new DockerFailureException(
                other.map(host -> "it sends us to " + host + ": ").orElse("") + meaning.reason() + ". "
                        + meaning.remedy() + ".",
                failure);
    }

    private LoginAnswer refusal(Response response) {
        String said = "it answered " + response.method() + " "
                + response.address().path() + " with " + ErrorResponse.of(response);
        if (response.isRetryable()) {
            throw new DockerFailureException(said + ". Try again later, and see the registry's log.");
        }
        if (!REFUSED.contains(response.status())) {
            throw unknown(said);
        }
        if (authorizer.isOffered()) {
            return LoginAnswer.refused(said);
        }
        if (!authorizer.isChallenged()) {
            throw unknown(said + ", and asks for neither Basic nor Bearer authentication (WWW-Authenticate)");
        }
        return LoginAnswer.refused("it takes nothing but a user's name and password");
    }

    private DockerFailureException unknown(String reason) {
        return new DockerFailureException(reason + ". Check that there is a registry at " + endpoint.authority()
                + ", and what is between it and here.");
    }
}

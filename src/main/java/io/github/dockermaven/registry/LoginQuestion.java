package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check whether a registry accepts a credential: {@code GET /v2/} with it, or with the token that it is exchanged
 * for, as {@code docker login} does. It is sent once, because a person waits for the answer.
 *
 * @param authorizer has the credential
 */
record LoginQuestion(Endpoint endpoint, Authorizer authorizer, Redirects redirects) {
    static final int ATTEMPTS = 1;

    /** A token without any permission identifies the user all the same. */
    private static final Scope NOTHING = new Scope(List.of());

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> REFUSED = Set.of(UNAUTHORIZED, 403);

    /**
     * Sends the check.
     *
     * @throws DockerFailureException with the cause and the fix, if the registry's response is inconclusive
     */
    LoginAnswer ask() {
        try (Response response = send()) {
            if (!endpoint.isOwn(response.address())) {
                throw unknown(
                        "it sends us to " + response.address().authority() + ", which does not receive the credential");
            }
            if (response.isSuccess()) {
                return LoginAnswer.of(authorizer.isCredentialSent() ? Verdict.ACCEPTED : Verdict.NOT_WANTED);
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
        String answer = "it answered " + response.method() + " "
                + response.address().path() + " with " + ErrorResponse.of(response);
        if (response.isRetryable()) {
            throw new DockerFailureException(answer + ". Try again later, and see the registry's log.");
        }
        if (!REFUSED.contains(response.status())) {
            throw unknown(answer);
        }
        if (authorizer.isCredentialSent()) {
            return LoginAnswer.refused(answer);
        }
        if (!authorizer.isChallenged()) {
            throw unknown(answer + ", and asks for neither Basic nor Bearer authentication (WWW-Authenticate)");
        }
        return LoginAnswer.refused("it accepts only a user name and password");
    }

    private DockerFailureException unknown(String reason) {
        return new DockerFailureException(reason + ". Check that there is a registry at " + endpoint.authority()
                + ", and the proxies in between.");
    }
}

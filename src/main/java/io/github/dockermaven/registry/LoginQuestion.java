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
 * @param access has the credential
 */
record LoginQuestion(Endpoint endpoint, Access access, Redirects redirects) {
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
        try (Answer answer = send()) {
            if (!endpoint.isOwn(answer.address())) {
                throw unknown("it sends us to " + answer.address().authority() + ", which is not given the credential");
            }
            if (answer.isSuccess()) {
                return LoginAnswer.of(access.isOffered() ? Verdict.ACCEPTED : Verdict.NOT_WANTED);
            }
            return refusal(answer);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Answer send() throws IOException {
        Request request = Request.get(endpoint.address(""), Map.of());
        Answer answer = redirects.send(request, null);
        if (answer.status() != UNAUTHORIZED || !endpoint.isOwn(answer.address())) {
            return answer;
        }
        String authorization = access.renewed(answer.challenges(), NOTHING, null);
        if (authorization == null) {
            return answer;
        }
        answer.close();
        return redirects.send(request, authorization);
    }

    private DockerFailureException failure(IOException failure) {
        Optional<String> other = ExchangeException.address(failure)
                .filter(address -> !endpoint.isOwn(address))
                .map(Address::authority);
        ConnectionFailure meaning = ConnectionFailure.of(
                ExchangeException.reason(failure),
                other.orElse(endpoint.authority()),
                other.isPresent() ? "the server" : "the registry");
        return new DockerFailureException(
                other.map(host -> "it sends us to " + host + ": ").orElse("") + meaning.reason() + ". "
                        + meaning.remedy() + ".",
                failure);
    }

    private LoginAnswer refusal(Answer answer) {
        String said =
                "it answered " + answer.method() + " " + answer.address().path() + " with " + RegistryErrors.of(answer);
        if (answer.mayPass()) {
            throw new DockerFailureException(said + ". Try again later, and see the registry's log.");
        }
        if (!REFUSED.contains(answer.status())) {
            throw unknown(said);
        }
        if (access.isOffered()) {
            return LoginAnswer.refused(said);
        }
        if (!access.isChallenged()) {
            throw unknown(said + ", and asks for neither Basic nor Bearer authentication (WWW-Authenticate)");
        }
        return LoginAnswer.refused("it takes nothing but a user's name and password");
    }

    private DockerFailureException unknown(String reason) {
        return new DockerFailureException(reason + ". Check that there is a registry at " + endpoint.authority()
                + ", and what is between it and here.");
    }
}

package io.github.dockermaven.registry;

import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.Causes;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests about one repository in one registry: with who asks, and again where that may help. */
final class Session {
    private static final int UNAUTHORIZED = 401;

    private final ImageReference name;
    private final Endpoint endpoint;
    private final Access access;
    private final Redirects redirects;
    private final Pace pace;
    private final int attempts;
    private final RegistryFailures failures;
    private volatile boolean answered;
    private List<String> apiChallenges;

    /**
     * @param name the registry and the repository
     * @param attempts how often a request is sent at most
     */
    Session(
            ImageReference name,
            Optional<FoundCredential> login,
            Endpoint endpoint,
            Access access,
            Redirects redirects,
            Pace pace,
            int attempts) {
        this.name = name;
        this.endpoint = endpoint;
        this.access = access;
        this.redirects = redirects;
        this.pace = pace;
        this.attempts = attempts;
        this.failures = new RegistryFailures(name, login, endpoint, access);
    }

    String repository() {
        return name.repository();
    }

    /** What bounds a work of several requests. */
    Attempts attempts() {
        return new Attempts(pace, attempts);
    }

    /** The address of something in the repository. */
    Address address(String path) throws IOException {
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
    Answer ask(Question question, Scope scope, String what) {
        return ask(question, scope, what, answer -> answer);
    }

    /** Asks, and reads the answer: again, too, if that fails. */
    <T> T ask(Question question, Scope scope, String what, Reader<T> reader) {
        return ask(question, scope, what, reader, attempts);
    }

    /** Asks for what only spares work: a refusal that may pass is not waited out, for there is another way. */
    Answer hint(Question question, Scope scope, String what) {
        return ask(question, scope, what, answer -> answer, Attempts.OF_A_HINT);
    }

    /** @param refusals how many that may pass are taken at most */
    private <T> T ask(Question question, Scope scope, String what, Reader<T> reader, int refusals) {
        Attempts left = attempts();
        while (true) {
            try {
                Answer answer = once(question.make(), scope);
                if (!answer.mayPass() || left.failed() + 1 >= refusals || !left.again(answer.header("Retry-After"))) {
                    return reader.read(answer);
                }
                answer.close();
            } catch (IOException e) {
                if (!mayPass(e) || !left.again(Optional.empty())) {
                    throw failure(what, e);
                }
            }
        }
    }

    /** Makes something of an answer. */
    interface Reader<T> {
        T read(Answer answer) throws IOException;
    }

    /** Sends a request once; twice if the first was without what the registry wants of who asks. */
    Answer once(Request request, Scope scope) throws IOException {
        // The storage that it may send us to is not to know who asks, nor to say where to get a token.
        boolean own = endpoint.isOwn(request.address());
        String authorization = own ? access.authorization(scope) : null;
        Answer answer = redirects.send(request, authorization);
        answered = true;
        if (!own || !endpoint.isOwn(answer.address())) {
            return answer;
        }
        String other = access.renewed(challenges(answer), scope, authorization);
        if (other == null) {
            return answer;
        }
        answer.close();
        return redirects.send(request, other);
    }

    /**
     * How the registry wants to hear who asks. To strangers many say that there is nothing, or that they come too often,
     * and ask for a password only where their API begins.
     */
    private List<String> challenges(Answer answer) {
        if (answer.status() == UNAUTHORIZED && !answer.challenges().isEmpty()) {
            return answer.challenges();
        }
        return answer.status() / 100 == 4 && !access.isChallenged() ? ofApi() : List.of();
    }

    private synchronized List<String> ofApi() {
        if (apiChallenges == null) {
            try (Answer answer = redirects.send(Request.get(endpoint.address(""), Map.of()), null)) {
                boolean asks = answer.status() == UNAUTHORIZED && endpoint.isOwn(answer.address());
                apiChallenges = asks ? answer.challenges() : List.of();
            } catch (IOException e) {
                apiChallenges = List.of();
            }
        }
        return apiChallenges;
    }

    /** Whether a failure may be gone at the next attempt. One that refuses the first connection is not there. */
    boolean mayPass(IOException failure) {
        IOException reason = ExchangeException.reason(failure);
        return ConnectionFailure.mayPass(reason)
                && (answered || Causes.find(reason, ConnectException.class).isEmpty());
    }

    /** What it means that there was no answer. */
    RuntimeException failure(String what, IOException failure) {
        return failures.of(what, failure);
    }

    /** What it means that it was this answer, which is closed. */
    DockerFailureException refusal(String what, Answer answer) {
        return failures.of(what, answer);
    }

    /** That the registry, though it took or gave something, got it wrong. */
    DockerFailureException wrong(String what, String reason, String remedy) {
        return failures.wrong(what, reason, remedy);
    }
}

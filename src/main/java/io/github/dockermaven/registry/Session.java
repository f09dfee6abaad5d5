package io.github.dockermaven.registry;

import io.github.dockermaven.credentials.AccessRemedy;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.image.Causes;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Requests about one repository in one registry: with who asks, again where that may help, and what failures mean. */
final class Session {
    private final ImageReference name;
    private final Optional<FoundCredential> login;
    private final Endpoint endpoint;
    private final Access access;
    private final Redirects redirects;
    private final Pace pace;
    private final int attempts;
    private volatile boolean answered;

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
        this.login = login;
        this.endpoint = endpoint;
        this.access = access;
        this.redirects = redirects;
        this.pace = pace;
        this.attempts = attempts;
    }

    String repository() {
        return name.repository();
    }

    /** What bounds a work of several requests. */
    Attempts attempts() {
        return new Attempts(pace, attempts);
    }

    /** The address of something in the repository. */
    URI uri(String path) throws IOException {
        return endpoint.uri(name.repository() + "/" + path);
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
        Attempts left = attempts();
        while (true) {
            try {
                Answer answer = once(question.make(), scope);
                if (!answer.mayPass() || !left.again(answer.header("Retry-After"))) {
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

    /** Whether the repository has a blob. */
    boolean hasBlob(Digest digest, Scope scope, String what) {
        Answer answer = ask(() -> Request.head(uri("blobs/" + digest), Map.of()), scope, what);
        if (answer.status() != 200 && answer.status() != 404) {
            throw refusal(what, answer);
        }
        answer.close();
        return answer.status() == 200;
    }

    /** Sends a request once; twice if the first was without the token that it needs. */
    Answer once(Request request, Scope scope) throws IOException {
        // The storage that it may send us to is not to know who asks, nor to say where to get a token.
        String authorization = endpoint.isOwn(request.uri()) ? access.authorization(scope) : null;
        Answer answer = redirects.send(request, authorization);
        answered = true;
        if (answer.status() != 401 || !endpoint.isOwn(request.uri()) || !endpoint.isOwn(answer.uri())) {
            return answer;
        }
        String other = access.renewed(answer.challenges(), scope, authorization);
        if (other == null) {
            return answer;
        }
        answer.close();
        return redirects.send(request, other);
    }

    /** Whether a failure may be gone at the next attempt. One that refuses the first connection is not there. */
    boolean mayPass(IOException failure) {
        IOException reason = ExchangeException.reason(failure);
        return ConnectionFailure.mayPass(reason)
                && (answered || Causes.find(reason, ConnectException.class).isEmpty());
    }

    /** What it means that there was no answer. */
    RuntimeException failure(String what, IOException failure) {
        IOException reason = ExchangeException.reason(failure);
        if (reason instanceof SourceException source) {
            return ofSource(what, source);
        }
        Optional<String> other = elsewhere(failure);
        ConnectionFailure meaning = ConnectionFailure.of(
                reason, other.orElse(endpoint.authority()), other.isPresent() ? "the server" : "the registry");
        return new DockerFailureException(
                subject(what) + sentTo(other) + ": " + meaning.reason() + ". " + meaning.remedy() + ".", reason);
    }

    /** A source that is one of ours, such as another registry, has said itself what it means. */
    private RuntimeException ofSource(String what, SourceException failure) {
        if (failure.getCause() instanceof DockerFailureException said) {
            return said;
        }
        if (failure.getCause() instanceof DockerExecutionException said) {
            return said;
        }
        return new DockerExecutionException(
                subject(what) + ": it cannot be read: " + failure.getMessage() + ". Build it anew.", failure);
    }

    /** What it means that it was this answer, which is closed. */
    DockerFailureException refusal(String what, Answer answer) {
        try (answer) {
            RegistryErrors errors = RegistryErrors.of(answer);
            String request = answer.method() + " " + answer.uri().getPath() + " with " + errors;
            Optional<String> other = elsewhere(answer.uri());
            if (other.isPresent()) {
                return new DockerFailureException(subject(what) + sentTo(other) + ": " + other.get() + " answered "
                        + request + ". " + remedyElsewhere(answer, other.get()) + ".");
            }
            boolean matterOfAccess = answer.status() == 401 || answer.status() == 403;
            String message = subject(what) + (matterOfAccess ? AccessRemedy.asked(login) : "") + ": it answered "
                    + request + ". " + remedy(errors) + ".";
            return matterOfAccess || answer.status() == 404
                    ? new NotAvailableException(message)
                    : new DockerFailureException(message);
        }
    }

    private Optional<String> elsewhere(IOException failure) {
        return ExchangeException.uri(failure).flatMap(this::elsewhere);
    }

    /** Host and port of an address that is not the registry's: it was the registry that sent us there. */
    private Optional<String> elsewhere(URI uri) {
        return endpoint.isOwn(uri) ? Optional.empty() : Optional.of(Addresses.authority(uri));
    }

    private static String sentTo(Optional<String> other) {
        return other.map(host -> ", which sends us to " + host).orElse("");
    }

    /** That the registry, though it took or gave something, got it wrong. */
    DockerFailureException wrong(String what, String reason, String remedy) {
        return new DockerFailureException(subject(what) + ": " + reason + ". " + remedy + ".");
    }

    private String subject(String what) {
        return what + " repository " + name.repository() + " of registry " + name.registry();
    }

    private static String remedyElsewhere(Answer answer, String host) {
        return answer.mayPass()
                ? "Try again later, and see the log of " + host
                : "See the log of " + host + ", and where the registry's configuration says that its blobs are";
    }

    private String remedy(RegistryErrors errors) {
        return switch (errors.status()) {
            case 401, 403 -> AccessRemedy.of(name, login);
            case 404 ->
                errors.has("NAME_UNKNOWN")
                        ? "Check the name " + name.name() + ", and whether the repository has to be created first"
                        : "Check the name " + name.name() + " and its tag";
            case 405 -> "See whether the registry is read only";
            case 413 -> "Raise the limit for uploads of the registry or of the proxy before it";
            case 429 -> "Try again later, or log in: registries allow their users more";
            case 499, 500, 502, 503, 504 -> "Try again later, and see the registry's log";
            default -> "Check that there is a registry at " + endpoint.authority() + ", and see its log";
        };
    }
}

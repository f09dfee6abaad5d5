package io.github.dockermaven.registry;

import io.github.dockermaven.credentials.AccessRemedy;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.util.Optional;

/**
 * The errors of requests for one repository: the attempt, its result and the fix.
 *
 * @param authorizer knows whether the credential was sent
 */
record RegistryFailures(
        ImageReference name, Optional<FoundCredential> login, Endpoint endpoint, Authorizer authorizer) {
    /** Returns the error for a request without a response. */
    RuntimeException of(String what, IOException failure) {
        IOException reason = ExchangeException.reason(failure);
        if (reason instanceof BodySourceException source) {
            return ofSource(what, source);
        }
        Optional<String> other = ExchangeException.address(failure).flatMap(this::elsewhere);
        ConnectionFailure meaning = ConnectionFailure.of(
                reason, other.orElse(endpoint.authority()), other.isPresent() ? "the server" : "the registry");
        String message = subject(what) + sentTo(other) + ": " + meaning.reason() + ". " + meaning.remedy() + ".";
        boolean answered = reason instanceof ResponseTooLargeException || reason instanceof BadLocationException;
        return answered ? new DockerFailureException(message, reason) : new UnreachableException(message, reason);
    }

    /**
     * Returns the error for a source that failed: a source of ours, such as another registry, has an error of its own.
     */
    private RuntimeException ofSource(String what, BodySourceException failure) {
        if (failure.getCause() instanceof DockerFailureException said) {
            return said;
        }
        if (failure.getCause() instanceof DockerExecutionException said) {
            return said;
        }
        return new DockerExecutionException(
                subject(what) + ": the content cannot be read: " + failure.getMessage() + ". Build it again.", failure);
    }

    /** Returns the error for a response that refuses a request, and closes the response. */
    DockerFailureException of(String what, Response response) {
        try (response) {
            ErrorResponse errors = ErrorResponse.of(response);
            String request = response.method() + " " + response.address().path() + " with " + errors;
            Optional<String> other = elsewhere(response.address());
            if (other.isPresent()) {
                return new DockerFailureException(subject(what) + sentTo(other) + ": " + other.get() + " answered "
                        + request + ". " + remedyElsewhere(response, other.get()) + ".");
            }
            if (errors.isConflict()) {
                return new DockerFailureException(
                        subject(what) + ": it answered " + request + ". " + conflictRemedy(response) + ".");
            }
            return refusal(what, request, errors);
        }
    }

    private DockerFailureException refusal(String what, String request, ErrorResponse errors) {
        boolean unauthorized = errors.status() == 401 || errors.status() == 403;
        boolean unasked = unauthorized && login.isPresent() && !authorizer.isCredentialSent();
        String asked = unauthorized && !unasked ? AccessRemedy.asked(login) : "";
        String message = subject(what) + asked + ": it answered " + request
                + (unasked
                        ? ", and does not say how to log in (no WWW-Authenticate), so it did not receive " + login.get()
                                + ". " + wrongServer()
                        : ". " + remedy(errors))
                + ".";
        return unauthorized || errors.status() == 404
                ? new NotFoundException(message)
                : new DockerFailureException(message);
    }

    /** Returns the error for a registry whose response is wrong, though it did not refuse. */
    DockerFailureException wrong(String what, String reason, String remedy) {
        return new DockerFailureException(subject(what) + ": " + reason + ". " + remedy + ".");
    }

    /** Returns host and port of an address that is not the registry's own but was named by the registry. */
    private Optional<String> elsewhere(HttpUrl address) {
        return endpoint.isOwn(address) ? Optional.empty() : Optional.of(address.authority());
    }

    private static String sentTo(Optional<String> other) {
        return other.map(host -> ", which sends us to " + host).orElse("");
    }

    private String subject(String what) {
        return what + " repository " + name.repository() + " of registry " + name.registry();
    }

    private static String remedyElsewhere(Response response, String host) {
        return response.isRetryable()
                ? "Try again later, and see the log of " + host
                : "See the log of " + host + ", and the location of blobs in the registry's configuration";
    }

    private static String conflictRemedy(Response response) {
        return response.address().path().contains("/manifests/")
                ? "The tag exists already with another image, and may not be changed: push under another tag, delete"
                        + " that one in the registry, or let the repository's settings allow that tags are changed"
                : "Another push may be storing the same content: push again, and see the registry's log";
    }

    private String wrongServer() {
        return "Check that there is a registry at " + endpoint.authority() + ", and the proxies in between";
    }

    private String remedy(ErrorResponse errors) {
        return switch (errors.status()) {
            case 401, 403 -> AccessRemedy.of(name, login);
            case 404 ->
                errors.has("NAME_UNKNOWN")
                        ? "Check the name " + name.name() + ", and whether the repository has to be created first"
                        : "Check the name " + name.name() + " and its tag";
            case 405 -> "See whether the registry is read only";
            case 413 -> "Raise the limit for uploads of the registry or of the proxy before it";
            case 429 -> "Try again later, or log in: registries allow more requests to their users";
            case 499, 500, 502, 503, 504 -> "Try again later, and see the registry's log";
            default -> "Check that there is a registry at " + endpoint.authority() + ", and see its log";
        };
    }
}

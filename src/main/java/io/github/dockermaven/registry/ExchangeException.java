package io.github.dockermaven.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** What failed, and with whom: a registry may send us to other servers, whose failures are not its own. */
final class ExchangeException extends IOException {
    private final URI uri;
    private final IOException reason;

    /** @param uri what was asked for */
    ExchangeException(URI uri, IOException reason) {
        super(reason.getMessage(), reason);
        this.uri = uri;
        this.reason = reason;
    }

    /** What failed, whoever it was. */
    static IOException reason(IOException failure) {
        return failure instanceof ExchangeException exchange ? exchange.reason : failure;
    }

    /** What was asked for when it failed, if that is known. */
    static Optional<URI> uri(IOException failure) {
        return failure instanceof ExchangeException exchange ? Optional.of(exchange.uri) : Optional.empty();
    }
}

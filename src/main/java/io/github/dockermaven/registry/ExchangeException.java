package io.github.dockermaven.registry;

import java.io.IOException;
import java.util.Optional;

/** The failure of a request, with the server that it was sent to: a registry may send us to other servers, whose failures are not its own. */
final class ExchangeException extends IOException {
    private final HttpUrl address;
    private final IOException reason;

    /** @param address what was asked for */
    ExchangeException(HttpUrl address, IOException reason) {
        super(reason.getMessage(), reason);
        this.address = address;
        this.reason = reason;
    }

    /** What failed, whoever it was. */
    static IOException reason(IOException failure) {
        return failure instanceof ExchangeException exchange ? exchange.reason : failure;
    }

    /** What was asked for when it failed, if that is known. */
    static Optional<HttpUrl> address(IOException failure) {
        return failure instanceof ExchangeException exchange ? Optional.of(exchange.address) : Optional.empty();
    }
}

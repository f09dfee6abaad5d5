package io.github.dockermaven.registry;

import java.io.IOException;
import java.util.Optional;

/**
 * The failure of a request, with its address: a registry may refer to other servers, whose failures are not its own.
 */
final class ExchangeException extends IOException {
    private final HttpUrl address;
    private final IOException reason;

    /** @param address the requested address */
    ExchangeException(HttpUrl address, IOException reason) {
        super(reason.getMessage(), reason);
        this.address = address;
        this.reason = reason;
    }

    /** Returns the cause of a failure, whichever server it was. */
    static IOException reason(IOException failure) {
        return failure instanceof ExchangeException exchange ? exchange.reason : failure;
    }

    /** Returns the address that was requested when it failed, if that is known. */
    static Optional<HttpUrl> address(IOException failure) {
        return failure instanceof ExchangeException exchange ? Optional.of(exchange.address) : Optional.empty();
    }
}

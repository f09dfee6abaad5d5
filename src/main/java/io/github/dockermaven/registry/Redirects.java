package io.github.dockermaven.registry;

import java.io.IOException;
import java.util.Set;

/**
 * Follows redirects. The JDK's client would forward the secrets in the headers; here neither authorization nor a body
 * is sent to another host, port or scheme.
 */
final class Redirects {
    private static final int MOST = 10;
    private static final Set<Integer> ALL = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

    private final Transport transport;

    Redirects(Transport transport) {
        this.transport = transport;
    }

    /**
     * Sends a request, and follows its redirects.
     *
     * @param authorization for the address of the request, {@code null} for none
     * @throws ExchangeException if there is no response, or one that redirects to nowhere
     */
    Response send(Request request, String authorization) throws IOException {
        Request next = request;
        for (int count = 0; count <= MOST; count++) {
            boolean sameServer = request.address().sameOrigin(next.address());
            try {
                Response response = transport.send(next, sameServer ? authorization : null);
                if (!ALL.contains(response.status())) {
                    return response;
                }
                next = next.at(target(response, next));
            } catch (IOException e) {
                throw new ExchangeException(next.address(), e);
            }
        }
        throw new ExchangeException(
                next.address(), new BadLocationException("it redirects too often, at last to " + next.address()));
    }

    private static HttpUrl target(Response response, Request request) throws IOException {
        try (response) {
            HttpUrl target = HttpUrl.location(response)
                    .orElseThrow(() -> new BadLocationException("it redirects without an address"));
            boolean may = request.onlyReads()
                    || SAME_METHOD.contains(response.status())
                            && request.address().sameOrigin(target);
            if (!may) {
                throw new BadLocationException("it redirects an upload to " + target);
            }
            return target;
        }
    }
}

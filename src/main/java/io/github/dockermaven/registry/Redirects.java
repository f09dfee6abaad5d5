package io.github.dockermaven.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Follows redirects, which the JDK's client would do with the secrets in their headers: to another host, port or scheme
 * no authorization goes along, nor a body.
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
     * Sends a request to where it leads.
     *
     * @param authorization for the address of the request, {@code null} for none
     */
    Answer send(Request request, String authorization) throws IOException {
        Request next = request;
        for (int count = 0; count <= MOST; count++) {
            boolean home = Addresses.sameOrigin(request.uri(), next.uri());
            Answer answer = transport.send(next, home ? authorization : null);
            Optional<URI> target = target(answer, next);
            if (target.isEmpty()) {
                return answer;
            }
            answer.close();
            next = next.at(target.get());
        }
        throw new AddressException("it redirects without end, at last to " + Addresses.shown(next.uri()));
    }

    private static Optional<URI> target(Answer answer, Request request) throws IOException {
        if (!ALL.contains(answer.status())) {
            return Optional.empty();
        }
        URI target = Addresses.location(answer)
                .orElseThrow(() -> new AddressException("it redirects without saying where to"));
        boolean may = request.onlyReads()
                || SAME_METHOD.contains(answer.status()) && Addresses.sameOrigin(request.uri(), target);
        if (!may) {
            throw new AddressException("it redirects what is sent to it, to " + Addresses.shown(target));
        }
        return Optional.of(target);
    }
}

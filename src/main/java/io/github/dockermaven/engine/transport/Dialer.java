package io.github.dockermaven.engine.transport;

import java.io.IOException;

/** A factory of connections with one engine. */
@FunctionalInterface
interface Dialer {
    Connection dial() throws IOException;
}

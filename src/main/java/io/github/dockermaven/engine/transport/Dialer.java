package io.github.dockermaven.engine.transport;

import java.io.IOException;

/** Opens connections with one engine. */
@FunctionalInterface
interface Dialer {
    Connection dial() throws IOException;
}

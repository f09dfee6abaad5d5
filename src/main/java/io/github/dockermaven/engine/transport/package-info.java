/** HTTP with an engine over the JDK's own sockets (Unix domain, TCP and TLS, by a proxy), and through ssh. */
package io.github.dockermaven.engine.transport;

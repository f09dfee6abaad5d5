/** HTTP with an engine over the JDK's own sockets: Unix domain, TCP and TLS. */
package io.github.dockermaven.engine.transport;

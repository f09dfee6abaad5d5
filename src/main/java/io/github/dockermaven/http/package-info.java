/** HTTP/1.1 on a connection: the addresses of a host, tunnels through a proxy, answers as they come. */
package io.github.dockermaven.http;

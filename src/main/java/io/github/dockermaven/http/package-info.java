/** Answers of HTTP/1.1 as they come from a connection. */
package io.github.dockermaven.http;

/** Proxies of HTTP, whoever names them, and what it means when they fail. */
package io.github.dockermaven.proxy;

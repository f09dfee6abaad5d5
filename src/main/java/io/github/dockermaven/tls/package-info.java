/** TLS: whom to trust, and what it means when it fails. */
package io.github.dockermaven.tls;

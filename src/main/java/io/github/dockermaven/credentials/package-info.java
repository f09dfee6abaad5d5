/** Where a registry's credentials come from, and which registry they are for. */
package io.github.dockermaven.credentials;

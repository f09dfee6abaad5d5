/** Builds, tags and pushes images. */
package io.github.dockermaven.build;

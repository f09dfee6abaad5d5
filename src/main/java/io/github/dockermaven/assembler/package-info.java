/**
 * Images made without an engine: what a Dockerfile makes of its base image's configuration, and the layers it adds, as
 * BuildKit does it. What needs a container or another image is found before, as an obstacle.
 */
package io.github.dockermaven.assembler;

/**
 * Dockerfiles as values: read as BuildKit reads them, asked what a build of them needs, and written. Nothing here reads
 * or writes a file.
 */
package io.github.dockermaven.dockerfile;

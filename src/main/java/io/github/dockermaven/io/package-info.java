/**
 * Streams and files: read in blocks, written as a whole or not at all; and the end of the process while goals run, as at Ctrl-C.
 *
 * <p>Main types: {@link AtomicFile}, {@link BlockInputStream}, {@link GracefulShutdown}.
 *
 * <p>Not here: file formats: archives are in {@link io.github.dockermaven.archive archive}, JSON is in
 * {@link io.github.dockermaven.json json}.
 */
package io.github.dockermaven.io;

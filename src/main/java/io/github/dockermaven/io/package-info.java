/**
 * Streams and files: read in blocks, written as a whole or not at all, and deleted if the process is ended meanwhile.
 *
 * <p>Main types: {@link AtomicFile}, {@link BlockInputStream}, {@link InterruptSignal}.
 *
 * <p>Not here: file formats: archives are in {@link io.github.dockermaven.archive archive}, JSON is in
 * {@link io.github.dockermaven.json json}.
 */
package io.github.dockermaven.io;

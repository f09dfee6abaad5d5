/**
 * Streams and files: read in blocks, written whole or not at all
 * ({@link io.github.dockermaven.io.AtomicFile}), and gone if the process is ended meanwhile. No format is known here.
 */
package io.github.dockermaven.io;

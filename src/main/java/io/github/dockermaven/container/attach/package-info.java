/**
 * Processes in containers for somebody who sits at the terminal, or for a pipe: their input comes from this process, and their
 * output goes to it byte for byte.
 *
 * <p>Main types: {@link Foreground}, {@link InputMode}.
 *
 * <p>Not here: how an engine connects a process, which is in {@link io.github.dockermaven.engine engine}; the terminal's modes,
 * which are in {@link io.github.dockermaven.terminal terminal}.
 */
package io.github.dockermaven.container.attach;

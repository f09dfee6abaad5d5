/**
 * The terminal of this process. Progress on it: lines that stay, and lines for running activities, which are redrawn. Its keys
 * as they are typed, for somebody else.
 *
 * <p>Main types: {@link Terminal}, {@link ShownProgress}, {@link RunningLines}, {@link RawTerminal}, {@link StandardInput}.
 *
 * <p>Not here: the content of the lines: services report it to a
 * {@link io.github.dockermaven.report.Progress Progress}.
 */
package io.github.dockermaven.terminal;

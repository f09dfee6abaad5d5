/**
 * Progress on a terminal: lines that stay, and lines for running activities, which are redrawn.
 *
 * <p>Main types: {@link Terminal}, {@link ShownProgress}, {@link RunningLines}.
 *
 * <p>Not here: the content of the lines: services report it to a
 * {@link io.github.dockermaven.report.Progress Progress}.
 */
package io.github.dockermaven.terminal;

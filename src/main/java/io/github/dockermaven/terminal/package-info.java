/**
 * Progress on a terminal: lines that stay, and lines for what runs, which are drawn anew.
 *
 * <p>Main types: {@link Terminal}, {@link ShownProgress}, {@link RunningLines}.
 *
 * <p>Not here: what the lines are about: services report to a {@link io.github.dockermaven.report.Progress Progress}.
 */
package io.github.dockermaven.terminal;

/**
 * The logs of containers, printed by time over all of them.
 *
 * <p>Main types: {@link LogPrinter}, {@link LogSources}.
 *
 * <p>Not here: how an engine sends a log, which is in {@link io.github.dockermaven.engine engine}; what of a log makes a
 * container ready, which is in {@link io.github.dockermaven.container.readiness readiness}.
 */
package io.github.dockermaven.container.log;

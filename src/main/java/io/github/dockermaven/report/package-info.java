/**
 * Reports for people: progress while work goes on, and tables, sizes and durations.
 *
 * <p>Main types: {@link Progress}, {@link Activity}, {@link Table}, {@link ByteSizes}, {@link Durations}.
 *
 * <p>Not here: output: a {@link io.github.dockermaven.terminal terminal} or Maven's log shows them.
 */
package io.github.dockermaven.report;

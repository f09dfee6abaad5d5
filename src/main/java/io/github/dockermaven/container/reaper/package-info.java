/**
 * The end of what a build has started when its process is killed: at once by a process of its own, else at the next goal.
 *
 * <p>Main types: {@link Reaper}, {@link ReaperProcess}, {@link BuildSession}, {@link KilledBuilds}.
 *
 * <p>Not here: the removal after a failed build or a signal, which is {@link io.github.dockermaven.container.MadeObjects
 * MadeObjects}'.
 */
package io.github.dockermaven.container.reaper;

/**
 * Files that change, as they change: by the events of the file system, or by looking where it has none.
 *
 * <p>Main types: {@link FileWatch}, {@link WatchedFolder}.
 *
 * <p>Not here: what a change is good for, nor anything else of this plugin.
 */
package io.github.dockermaven.watch;

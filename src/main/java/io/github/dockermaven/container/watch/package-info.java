/**
 * Containers that follow what they are made of while somebody works on it: those whose image is another now, and those that
 * have ended; and what a person sees of them.
 *
 * <p>Main types: {@link ImageChanges}, {@link DeathWatch}, {@link ServiceLines}.
 *
 * <p>Not here: the files that change, which are in {@link io.github.dockermaven.watch watch}; the start of containers, which
 * is in {@link io.github.dockermaven.container container}.
 */
package io.github.dockermaven.container.watch;

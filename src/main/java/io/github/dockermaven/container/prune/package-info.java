/**
 * The removal of what nobody needs any more: ended containers with their anonymous volumes, networks that are not in use,
 * images that have lost their name.
 *
 * <p>Main types: {@link PruneRequest}, {@link PruneSearch}, {@link PrunePlan}, {@link Pruner}.
 *
 * <p>Not here: the removal of what a user names, which is in {@link io.github.dockermaven.container container},
 * {@link io.github.dockermaven.network network} and {@link io.github.dockermaven.images images}.
 */
package io.github.dockermaven.container.prune;

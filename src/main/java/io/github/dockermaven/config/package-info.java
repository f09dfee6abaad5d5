/**
 * The elements that a user may write in the POM beyond flat parameters. Each has defaults and makes one value of a
 * package below. And what goals that have not run yet will make, by their configuration.
 *
 * <p>Main types: {@link ImagesElement} with its {@link ImageElement}s, {@link NetworkElement}, {@link AuthConfig},
 * {@link UpcomingBuild}.
 *
 * <p>Not here: anything that is done with the values, or found out from a project: that is
 * {@link io.github.dockermaven.project project}.
 */
package io.github.dockermaven.config;

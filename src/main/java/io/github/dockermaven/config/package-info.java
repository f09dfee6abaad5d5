/**
 * The values that a user gives a goal, by elements of the POM and by properties, with their defaults. Each makes one value
 * of a package below. Goals of other modules that have not run yet are read in the same way.
 *
 * <p>Main types: {@link GoalConfiguration} and its {@link XmlElement}s, {@link ConfiguredImages} with
 * their {@link ImageElement}s, {@link ConfiguredContainers} with their
 * {@link RunElement}s, {@link NetworkElement}, {@link AuthConfig}, {@link UpcomingBuild}.
 *
 * <p>Not here: anything that is done with the values, or found out from a project: that is
 * {@link io.github.dockermaven.project project}.
 */
package io.github.dockermaven.config;

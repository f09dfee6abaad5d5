/**
 * From a Maven project to the application, Dockerfile, names and credentials of its images, and results back into
 * Maven's properties. Maven's types end here.
 *
 * <p>Main types: {@link ProjectImage}, {@link ProjectBuilder}, {@link DockerfileProvider}, {@link ApplicationFinder},
 * {@link ImageNaming}, {@link SessionCredentials}, {@link ReactorImages}, {@link BuiltImageFile}, {@link SourceArchiver};
 * {@link DockerLifecycle} and {@link DockerBuildLifecycle} for packagings of Maven.
 *
 * <p>Not here: the application's own format, which {@link io.github.dockermaven.application application} knows, and
 * any request to an engine or registry.
 */
package io.github.dockermaven.project;

/**
 * Errors that users see: a {@link io.github.dockermaven.error.DockerFailureException} for what cannot lead to the result that
 * was asked for, a {@link io.github.dockermaven.error.DockerExecutionException} if the plugin could not run. And the parts of
 * their messages.
 */
package io.github.dockermaven.error;

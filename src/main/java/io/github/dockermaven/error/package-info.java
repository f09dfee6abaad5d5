/**
 * Errors that users see, and the parts of their messages.
 *
 * <p>Main types: {@link DockerFailureException} for what the user gave, or what an engine or registry answered;
 * {@link DockerExecutionException} if the plugin could not run; {@link PrintableText}, {@link DidYouMean}.
 *
 * <p>Not here: the cause and fix of one error: they are where the error is found.
 */
package io.github.dockermaven.error;

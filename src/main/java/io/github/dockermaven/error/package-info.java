/**
 * Errors that users see, and the parts of their messages.
 *
 * <p>Main types: {@link DockerFailureException} for the user's input and the responses of engines and registries;
 * {@link DockerExecutionException} if the plugin could not run; {@link PrintableText}, {@link DidYouMean}.
 *
 * <p>Not here: the cause and fix of a single error: they are where the error is found.
 */
package io.github.dockermaven.error;

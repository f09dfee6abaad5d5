package io.github.dockermaven.container;

/**
 * The way in which {@code docker:run} runs a container.
 *
 * @param isDetached whether nobody is connected with it
 * @param isRemoved whether the engine removes it at its end
 * @param hasTerminal whether its process has a terminal, whatever the container's own configuration says
 * @param hasInput whether its standard input is open
 */
public record RunOptions(boolean isDetached, boolean isRemoved, boolean hasTerminal, boolean hasInput) {}

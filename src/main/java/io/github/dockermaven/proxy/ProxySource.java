package io.github.dockermaven.proxy;

/**
 * What names a proxy, for messages.
 *
 * @param place such as {@code the environment variable HTTP_PROXY}
 * @param login what to do if the proxy wants another user and password, without a full stop
 * @param exceptions where hosts are named that are reached without it, such as {@code NO_PROXY}
 */
public record ProxySource(String place, String login, String exceptions) {}

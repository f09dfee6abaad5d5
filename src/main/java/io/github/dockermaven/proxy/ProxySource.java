package io.github.dockermaven.proxy;

/**
 * The setting that names a proxy, for messages.
 *
 * @param place such as {@code the environment variable HTTP_PROXY}
 * @param login the fix if the proxy wants another user and password, without a full stop
 * @param exceptions the setting that lists the hosts to reach without it, such as {@code NO_PROXY}
 */
public record ProxySource(String place, String login, String exceptions) {}

package io.github.dockermaven.engine;

/**
 * A port of a running container that the engine's machine offers.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param hostIp the machine's address, {@code 0.0.0.0} or {@code ::} for all of them
 * @param hostPort the machine's port
 */
public record PublishedPort(int containerPort, String protocol, String hostIp, int hostPort) {}

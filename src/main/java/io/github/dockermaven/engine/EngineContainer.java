package io.github.dockermaven.engine;

import java.util.List;
import java.util.Map;

/**
 * A container of an engine, running or not.
 *
 * @param name without the slash that the API has before it
 * @param networks what it has in each network that it is connected with, by the network's name
 */
public record EngineContainer(String id, String name, Map<String, Connection> networks) {
    /**
     * A connection with a network.
     *
     * @param wantedIp the address that was asked for, {@code null} if none was
     * @param wantedIp6 the same for IPv6
     */
    public record Connection(List<String> aliases, String wantedIp, String wantedIp6) {}
}

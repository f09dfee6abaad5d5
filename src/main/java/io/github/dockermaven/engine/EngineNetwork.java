package io.github.dockermaven.engine;

import java.util.List;

/**
 * A network of an engine, or one to be.
 *
 * @param driver {@code bridge}, {@code overlay}, …
 * @param pools where its containers get their addresses; empty: the engine chooses, or the driver has none
 */
public record EngineNetwork(String name, String driver, List<Pool> pools) {
    /**
     * A range of addresses.
     *
     * @param subnet in CIDR form, {@code 172.28.0.0/16}
     * @param gateway an address of it, or {@code null} for the engine's choice
     */
    public record Pool(String subnet, String gateway) {}
}

package io.github.dockermaven.config;

import io.github.dockermaven.run.NetworkRequest;

/** A {@code <network>} of {@code <networks>}: a network that the project's containers share. */
public class NetworkConfig {
    /** The network's name in the engine. Required. */
    private String name;

    /** The network's driver: {@code bridge} (the default) or another that the engine has. */
    private String driver;

    /** The network's addresses in CIDR form, for example {@code 172.28.0.0/16}. The engine's choice by default. */
    private String subnet;

    /** An address of the subnet, for example {@code 172.28.0.1}. The engine's choice by default. */
    private String gateway;

    public NetworkRequest toRequest() {
        return new NetworkRequest(name, driver, subnet, gateway);
    }
}

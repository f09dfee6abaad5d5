package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.transport.EngineAddress;
import java.util.Locale;
import java.util.Set;

/**
 * The machine of the engine, as it is reached from here.
 *
 * @param name the host that published ports are reached at
 * @param isHere whether it is this machine, so that its loopback addresses are ours
 * @param hasContainerAddresses whether the containers' own addresses are reached from here
 */
public record EngineHost(String name, boolean isHere, boolean hasContainerAddresses) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /**
     * Returns the machine of an engine. Only Linux reaches the networks of its own engine; elsewhere that is in a virtual
     * machine.
     *
     * @param osName the system property {@code os.name}
     */
    public static EngineHost of(EngineAddress address, String osName) {
        boolean socket =
                address.scheme() == EngineAddress.Scheme.UNIX || address.scheme() == EngineAddress.Scheme.NPIPE;
        boolean here = socket || address.scheme() != EngineAddress.Scheme.SSH && LOOPBACK.contains(address.host());
        boolean linux = osName.toLowerCase(Locale.ROOT).contains("linux");
        boolean desktop = address.location().contains("/.docker/desktop/");
        return new EngineHost(
                address.host().replaceAll("[\\[\\]]", ""),
                here,
                linux && address.scheme() == EngineAddress.Scheme.UNIX && !desktop);
    }
}

package io.github.dockermaven.run;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.image.DockerFailureException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A network that is to exist, its values checked.
 *
 * @param name its name in the engine
 * @param driver its driver, {@code bridge} by default
 * @param subnet its addresses, or {@code null} for the engine's choice
 * @param gateway an address of the subnet, or {@code null} for the engine's choice
 */
public record NetworkRequest(String name, String driver, String subnet, String gateway) {
    /** By the engine's own rule for names, which it states when it refuses one. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private static final List<String> PREDEFINED = List.of("bridge", "host", "none", "default");

    /** @throws DockerFailureException if a value is not valid, naming the network, the value and the fix */
    public NetworkRequest {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new DockerFailureException("Network name '" + (name == null ? "" : name)
                    + "' is not valid: it begins with a letter or digit, followed by letters, digits, '_', '.' or '-'."
                    + " For example 'ecommerce-network'.");
        }
        if (PREDEFINED.contains(name)) {
            throw new DockerFailureException(
                    "Network '" + name + "' is one of the engine's own. Choose another name to create a network.");
        }
        driver = driver == null ? "bridge" : driver;
        if (gateway != null && subnet == null) {
            throw new DockerFailureException(subject(name) + ": gateway " + gateway
                    + " is given without a subnet. Add the subnet that it belongs to, for example "
                    + "172.28.0.0/16.");
        }
        if (subnet != null) {
            Subnet range = Subnet.parse(subject(name), subnet);
            InetAddress door = gateway == null ? null : Subnet.address(subject(name), "gateway", gateway);
            if (door != null && (!range.contains(door) || door.equals(range.network()))) {
                throw new DockerFailureException(subject(name) + ": gateway " + gateway
                        + (range.contains(door)
                                ? " is the address of the subnet " + subnet + " itself. Choose another address of it."
                                : " is outside subnet " + subnet + ". Choose an address of that subnet."));
            }
        }
    }

    /** Whether a network that exists is what this asks for; what is left to the engine's choice always fits. */
    boolean isMetBy(EngineNetwork network) {
        return driver.equals(network.driver())
                && (subnet == null || network.pools().stream().anyMatch(this::isMetBy));
    }

    private boolean isMetBy(EngineNetwork.Pool pool) {
        return sameSubnet(pool.subnet()) && (gateway == null || sameGateway(pool.gateway()));
    }

    private boolean sameSubnet(String other) {
        return Subnet.ofEngine(other).filter(range()::equals).isPresent();
    }

    private boolean sameGateway(String other) {
        // podman and old engines give a gateway as address/prefix
        return other != null && address(gateway).equals(address(other.replaceAll("/.*", "")));
    }

    private InetAddress address(String text) {
        return Subnet.address(subject(name), "gateway", text);
    }

    /** The subnet, or {@code null} for the engine's choice. */
    Subnet range() {
        return subnet == null ? null : Subnet.parse(subject(name), subnet);
    }

    EngineNetwork toEngineNetwork() {
        return new EngineNetwork(
                name, driver, subnet == null ? List.of() : List.of(new EngineNetwork.Pool(subnet, gateway)));
    }

    /** What is asked for, for a message: {@code driver bridge, subnet 172.28.0.0/16, gateway 172.28.0.1}. */
    String description() {
        return describe(toEngineNetwork());
    }

    static String describe(EngineNetwork network) {
        StringBuilder text = new StringBuilder("driver " + network.driver());
        for (EngineNetwork.Pool pool : network.pools()) {
            text.append(pool.subnet() == null ? "" : ", subnet " + pool.subnet());
            text.append(pool.gateway() == null ? "" : ", gateway " + pool.gateway());
        }
        return text.toString();
    }

    private static String subject(String name) {
        return "Network '" + name + "'";
    }
}

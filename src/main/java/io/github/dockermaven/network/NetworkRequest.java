package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerFailureException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The request for a network, with checked values.
 *
 * @param spec the requested properties; all others are the engine's choice
 */
public record NetworkRequest(NetworkSpec spec) {
    private static final List<String> PREDEFINED = List.of("bridge", "host", "none", "default");
    /** Drivers of which an engine has a single network, and that network's name. */
    private static final Map<String, String> ALONE = Map.of("host", "host", "none", "none", "null", "none");

    private static final List<String> SCOPES = List.of("local", "swarm", "global");

    /** @throws DockerFailureException if a value is not valid, with the network, the value and the fix */
    public NetworkRequest {
        checkName(spec.name());
        spec = completed(spec);
        checkDriver(spec);
        new AddressPlan(subject(spec.name())).check(spec);
        checkSwitches(spec);
        checkKeys(spec.name(), "option", spec.options());
        BridgeName.check(subject(spec.name()), spec.options());
        checkKeys(spec.name(), "label", spec.labels());
        checkKeys(spec.name(), "ipam option", spec.ipam().options());
        if (spec.labels().containsKey(EngineNetworks.OWNER_LABEL)) {
            throw new DockerFailureException(subject(spec.name()) + ": label " + EngineNetworks.OWNER_LABEL
                    + " marks this plugin's own networks. Remove it.");
        }
    }

    /**
     * Returns ranges of addresses, each value assigned to the subnet that contains it.
     *
     * @param name the network's name
     * @throws DockerFailureException if the name is not valid, or a value belongs to no subnet
     */
    public static List<Pool> pools(
            String name,
            List<String> subnets,
            List<String> ipRanges,
            List<String> gateways,
            Map<String, String> auxAddresses) {
        checkName(name);
        return new AddressPlan(subject(name)).pools(subnets, ipRanges, gateways, auxAddresses);
    }

    /**
     * Returns the hash of the name, which is enough for maps of the few networks of a project. Hashing every component of every
     * nested record would have Java generate code for each of them in every run of Maven.
     */
    @Override
    public int hashCode() {
        return name().hashCode();
    }

    /** Returns the name in the engine. */
    public String name() {
        return spec.name();
    }

    /** Returns the driver, which each request has. */
    String driver() {
        return spec.driver().orElseThrow();
    }

    /** Returns the subnets. */
    List<Subnet> subnets() {
        return spec.ipam().pools().stream()
                .map(pool -> Subnet.parse(subject(name()), pool.subnet()))
                .toList();
    }

    /** Returns whether only a manager of a swarm can create it. */
    boolean needsSwarm() {
        return driver().equals("overlay")
                || spec.scope().filter("swarm"::equals).isPresent()
                || spec.has(Switch.INGRESS);
    }

    /** Returns whether it is the name of a network that each engine has from its start, and keeps. */
    public static boolean isPredefined(String name) {
        return PREDEFINED.contains(name);
    }

    private static void checkName(String name) {
        if (name != null && name.matches("(?s).*[,;].*")) {
            throw new DockerFailureException("Network name '" + name + "' is not one name. Create several networks by a"
                    + " <network> for each in <networks>, or by one call with -Ddocker.network for each.");
        }
        if (isPredefined(EngineName.ofNetwork(name))) {
            throw new DockerFailureException(
                    "Network '" + name + "' is one of the engine's own. Choose another name to create a network.");
        }
    }

    /**
     * Returns the network with its defaults: the driver of {@code docker network create}, and IPv6 if it has a subnet
     * of IPv6.
     */
    private static NetworkSpec completed(NetworkSpec spec) {
        Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
        if (hasIpv6Subnet(spec)) {
            switches.put(Switch.IPV6, true);
        }
        switches.putAll(spec.switches());
        String driver = spec.driver().orElse(spec.has(Switch.CONFIG_ONLY) ? "null" : "bridge");
        return new NetworkSpec(
                spec.name(),
                Optional.of(driver),
                spec.scope(),
                spec.configFrom(),
                switches,
                spec.ipam(),
                spec.options(),
                spec.labels());
    }

    private static boolean hasIpv6Subnet(NetworkSpec spec) {
        return spec.ipam().pools().stream().anyMatch(pool -> pool.subnet().indexOf(':') >= 0);
    }

    private static void checkDriver(NetworkSpec spec) {
        String driver = spec.driver().orElseThrow();
        String subject = subject(spec.name());
        if (spec.has(Switch.CONFIG_ONLY)) {
            if (!driver.equals("null")) {
                throw new DockerFailureException(subject + ": a configOnly network has no driver, but '" + driver
                        + "' is given. Give it to the networks that take this one by configFrom.");
            }
        } else if (ALONE.containsKey(driver)) {
            String only = ALONE.get(driver);
            throw new DockerFailureException(subject + ": an engine has only one network of driver '" + driver + "', '"
                    + only + "', which always exists. Use that one for containers, or choose another driver.");
        }
        spec.scope().filter(scope -> !SCOPES.contains(scope)).ifPresent(scope -> {
            throw new DockerFailureException(
                    subject + ": scope '" + scope + "' is not known. Write local, swarm or global.");
        });
        boolean configures = !spec.ipam().pools().isEmpty()
                || !spec.ipam().options().isEmpty()
                || spec.ipam().driver().isPresent()
                || !spec.options().isEmpty()
                || !spec.labels().isEmpty()
                || spec.has(Switch.IPV6);
        spec.configFrom().filter(network -> configures).ifPresent(network -> {
            throw new DockerFailureException(
                    subject + ": the values that network '" + network
                            + "' supplies by configFrom (addresses, IPv6, options, labels) are given here, too. Remove one of the two.");
        });
    }

    private static void checkSwitches(NetworkSpec spec) {
        String subject = subject(spec.name());
        if (hasIpv6Subnet(spec) && !spec.has(Switch.IPV6)) {
            throw new DockerFailureException(
                    subject + ": it has a subnet of IPv6, but ipv6=false is given. Remove one of the two.");
        }
        String driver = spec.driver().orElseThrow();
        if (spec.has(Switch.INGRESS) && !driver.equals("overlay")) {
            throw new DockerFailureException(
                    subject + ": only an overlay network can be the ingress, but its driver is '" + driver
                            + "'. Choose the driver 'overlay', or remove ingress.");
        }
    }

    private static void checkKeys(String network, String what, Map<String, String> map) {
        map.keySet().stream()
                .filter(key -> key.isBlank() || key.matches("(?s).*[\\s=].*"))
                .findFirst()
                .ifPresent(key -> {
                    throw new DockerFailureException(subject(network) + ": " + what + " '" + key
                            + "' has a name that is not valid: it is not empty, and has no white space and no '='.");
                });
    }

    private static String subject(String name) {
        return "Network '" + name + "'";
    }
}

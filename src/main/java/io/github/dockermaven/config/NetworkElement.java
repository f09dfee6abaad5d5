package io.github.dockermaven.config;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import io.github.dockermaven.project.InterpolatedText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * A {@code <network>} of {@code <networks>}, or the same as properties: {@code docker.network.driver} is its element
 * {@code <driver>}, {@code docker.network.options.parent} the entry {@code <parent>} of its {@code <options>}. The words
 * are those of {@code docker network create} and of Compose.
 */
public final class NetworkElement {
    /** What the properties of a network begin with; its name is the property without the dot. */
    public static final String PREFIX = "docker.network.";

    private static final List<String> TEXTS =
            List.of("driver", "scope", "configFrom", "subnet", "ipRange", "gateway", "ipam.driver");

    private static final List<String> MAPS = List.of("auxAddresses", "options", "labels", "ipam.options");

    private NetworkElement() {}

    /**
     * Returns the networks of {@code <networks>}.
     *
     * @throws DockerFailureException if an element is not known, or has a value that it cannot have
     */
    public static List<NetworkRequest> all(GoalConfiguration goal) {
        return goal.element("networks").map(NetworkElement::all).orElse(List.of());
    }

    private static List<NetworkRequest> all(XmlElement networks) {
        List<NetworkRequest> requests =
                networks.children("network").stream().map(NetworkElement::read).toList();
        networks.rejectOthers();
        return requests;
    }

    /**
     * Returns the network that properties describe.
     *
     * @throws DockerFailureException if one is not known, or has a value that it cannot have
     */
    public static NetworkRequest of(String name, GoalConfiguration goal) {
        return of(name, goal.map("", PREFIX), goal.properties()::interpolate);
    }

    /** Returns a property of the command line that says how a network is, if there is one. */
    public static Optional<String> firstOfCommandLine(GoalConfiguration goal) {
        return goal.properties().commandLine().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .sorted()
                .findFirst();
    }

    /** @param properties by their names, less {@link #PREFIX} */
    static NetworkRequest of(
            String name, Map<String, String> properties, Function<String, InterpolatedText> interpolation) {
        PlexusConfiguration network = new DefaultPlexusConfiguration("network");
        network.addChild("name", name);
        properties.forEach((property, value) -> {
            if (isText(property)) {
                parent(network, property).addChild(lastWord(property), value);
            } else {
                String map = mapOf(property);
                parent(network, map)
                        .getChild(lastWord(map), true)
                        .addChild(property.substring(map.length() + 1), value);
            }
        });
        return read(XmlElement.of(network, interpolation));
    }

    private static PlexusConfiguration parent(PlexusConfiguration network, String property) {
        return property.startsWith("ipam.") ? network.getChild("ipam", true) : network;
    }

    private static String lastWord(String property) {
        return property.substring(property.indexOf('.') + 1);
    }

    private static boolean isText(String property) {
        return TEXTS.contains(property) || switchWords().anyMatch(property::equals);
    }

    private static Stream<String> switchWords() {
        return Stream.of(Switch.values()).map(Switch::word);
    }

    private static String mapOf(String property) {
        return MAPS.stream()
                .filter(map -> property.startsWith(map + "."))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "Property " + PREFIX + property + " is not known. " + advice(property)));
    }

    private static String advice(String property) {
        Map<String, String> known = new TreeMap<>();
        Stream.concat(TEXTS.stream(), switchWords()).forEach(word -> known.put(word, word));
        MAPS.forEach(map -> known.put(map, map + ".NAME"));
        String word = property.startsWith("ipam.") ? property : property.replaceFirst("\\..*", "");
        return DidYouMean.to(word, known.keySet())
                .map(nearest -> "Did you mean " + PREFIX + known.get(nearest) + "?")
                .orElse("After " + PREFIX + " there can be " + String.join(", ", known.values()) + ".");
    }

    private static NetworkRequest read(XmlElement network) {
        String name = network.text("name").orElseThrow(() -> {
            network.rejectText();
            return new DockerFailureException(network.path()
                    + " has no <name>. Give each network one: <network><name>ecommerce-network</name></network>.");
        });
        XmlElement named = network.of("Network '" + name + "'");
        Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
        for (Switch property : Switch.values()) {
            named.flag(property.word()).ifPresent(on -> switches.put(property, on));
        }
        List<Pool> pools = NetworkRequest.pools(
                name,
                named.list("subnet").orElse(List.of()),
                named.list("ipRange").orElse(List.of()),
                named.list("gateway").orElse(List.of()),
                named.map("auxAddresses").orElse(Map.of()));
        Ipam ipam = named.child("ipam").map(element -> ipam(name, element)).orElse(Ipam.DEFAULT);
        if (!pools.isEmpty() && !ipam.pools().isEmpty()) {
            throw new DockerFailureException(
                    "Network '" + name
                            + "': it has both <subnet> and <ipam><config>. Put all subnets into <config> elements of their own.");
        }
        NetworkSpec spec = new NetworkSpec(
                name,
                named.text("driver"),
                named.text("scope"),
                named.text("configFrom"),
                switches,
                pools.isEmpty() ? ipam : new Ipam(ipam.driver(), ipam.options(), pools),
                named.map("options").orElse(Map.of()),
                named.map("labels").orElse(Map.of()));
        named.children("name");
        named.rejectOthers();
        return new NetworkRequest(spec);
    }

    private static Ipam ipam(String network, XmlElement ipam) {
        Ipam read = new Ipam(
                ipam.text("driver"),
                ipam.map("options").orElse(Map.of()),
                ipam.children("config").stream()
                        .map(config -> pool(network, config))
                        .toList());
        ipam.rejectOthers();
        return read;
    }

    private static Pool pool(String network, XmlElement config) {
        Optional<String> subnet = config.text("subnet");
        Optional<String> ipRange = config.text("ipRange");
        Optional<String> gateway = config.text("gateway");
        Map<String, String> auxAddresses = config.map("auxAddresses").orElse(Map.of());
        config.rejectOthers();
        return new Pool(
                subnet.orElseThrow(() -> new DockerFailureException("Network '" + network
                        + "': a <config> of <ipam> has no <subnet>. Give it one, for example 172.28.0.0/16.")),
                ipRange,
                gateway,
                auxAddresses);
    }
}

package io.github.dockermaven.engine;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.function.Supplier;

/** What to do when an engine refuses something with a network, as far as its words (20.10 to 28.5) tell the reason. */
final class NetworkRemedies {
    private NetworkRemedies() {}

    /**
     * What to do when a network is not created: a sentence after a space, empty if nothing is known.
     *
     * @param drivers those that the engine has, asked for only if they matter
     */
    static String of(NetworkSpec network, String words, Supplier<List<String>> drivers) {
        String driver = network.driver();
        if (words.contains("plugin \"" + driver + "\" not found")) {
            List<String> known = drivers.get();
            return " The engine has the drivers " + PrintableText.line(String.join(", ", known)) + "."
                    + DidYouMean.to(driver, known)
                            .map(nearest -> " Did you mean '" + PrintableText.quote(nearest) + "'?")
                            .orElse(" Choose one of them, or install the plugin.");
        }
        if (words.contains("operation not supported")
                && List.of("macvlan", "ipvlan").contains(driver)) {
            return network.options().containsKey("parent")
                    ? " The engine's kernel has no " + driver + ". Choose another driver."
                    : " The engine's kernel cannot make an interface for it. Name one that the engine's machine has as"
                            + " the option 'parent'.";
        }
        if (words.contains("failed to allocate gateway")) {
            return " A subnet of /31 or smaller has no room for a gateway on this engine. Give the network a larger one, for"
                    + " example 172.28.0.0/24.";
        }
        if (words.contains("invalid subinterface vlan name")) {
            return " The engine's machine has no interface '"
                    + network.options().get("parent") + "'. Name one that it has as the option 'parent'.";
        }
        if (words.contains("IPv6 address pool among the defaults")) {
            return " This engine chooses no IPv6 addresses: give the network a subnet of IPv6, for example"
                    + " fd00:28::/64.";
        }
        if (words.contains("all predefined address pools have been fully subnetted")
                || words.contains("available, non-overlapping IPv4 address pool")) {
            return " Give the network a subnet, or remove networks that nobody needs with 'docker network prune'.";
        }
        return "";
    }

    /** The same when a container is not connected with a network. */
    static String ofConnection(String network, String words) {
        if (words.contains("Address already in use")) {
            return " Another container, the network's gateway or the network itself has that address: see 'mvn"
                    + " docker:network-inspect -Ddocker.network=" + network
                    + "'. Choose another, or leave it to the engine.";
        }
        if (words.contains("user configured subnets")) {
            return " Create the network with a subnet, to choose an address of it.";
        }
        if (words.contains("user defined networks")) {
            return " Create a network for that with 'mvn docker:network-create'.";
        }
        if (words.contains("host network")) {
            return " A container is in it from its start, or never: 'docker run --network host'.";
        }
        if (words.contains("private (none) mode")) {
            return " Disconnect it from network 'none' first.";
        }
        return "";
    }
}

package io.github.dockermaven.engine;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.function.Supplier;

/** The fixes for an engine's refusals of networks, where its messages (20.10 to 28.5) name the reason. */
final class NetworkRemedies {
    private NetworkRemedies() {}

    /**
     * Returns the fix if a network is not created: a sentence after a space, empty if none is known.
     *
     * @param drivers the engine's drivers, which are requested only if they matter
     */
    static String of(NetworkSpec network, String words, Supplier<List<String>> drivers) {
        String driver = network.driver().orElse("");
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
                    : " The engine's kernel cannot create an interface for it. Name an interface of the engine's"
                            + " machine as the option 'parent'.";
        }
        if (words.contains("failed to allocate gateway")) {
            return " A subnet of /31 or smaller leaves no room for a gateway on this engine. Give the network a"
                    + " larger one, for"
                    + " example 172.28.0.0/24.";
        }
        if (words.contains("invalid subinterface vlan name")) {
            return " The engine's machine has no interface '"
                    + network.options().get("parent") + "'. Name an existing one as the option 'parent'.";
        }
        if (words.contains("IPv6 address pool among the defaults")) {
            return " This engine does not choose IPv6 addresses: give the network a subnet of IPv6, for example"
                    + " fd00:28::/64.";
        }
        if (words.contains("all predefined address pools have been fully subnetted")
                || words.contains("available, non-overlapping IPv4 address pool")) {
            return " Give the network a subnet, or remove unused networks with 'docker network prune'.";
        }
        return "";
    }

    /** Returns the fix if a container is not connected with a network, likewise. */
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
            return " Create a network for this with 'mvn docker:network-create'.";
        }
        if (words.contains("host network")) {
            return " A container can join it only at its start: 'docker run --network host'.";
        }
        if (words.contains("private (none) mode")) {
            return " Disconnect it from network 'none' first.";
        }
        return "";
    }
}

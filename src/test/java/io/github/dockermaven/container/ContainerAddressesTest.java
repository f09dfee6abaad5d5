package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetwork.Endpoint;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerAddressesTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");
    private static final String IP = "172.28.0.20";

    private final ContainerRequest web =
            TestRequest.of("web").address("shop", IP).build();
    private final ContainerRequest db =
            TestRequest.of("db").address("shop", "172.28.0.21").build();
    private final ContainerRequest any = TestRequest.of("any").network("shop").build();
    private final List<String> asked = new ArrayList<>();

    /** @param containers those of the network, each with its address */
    private void check(
            List<ContainerRequest> wanted,
            List<ListedContainer> before,
            List<NetworkRequest> described,
            Optional<NetworkSpec> existing,
            Endpoint... containers) {
        List<EngineNetwork> networks = existing.stream()
                .map(spec -> new EngineNetwork("n", spec, Instant.EPOCH, true, List.of()))
                .toList();
        new ContainerAddresses(
                        networks, new ExistingContainers(before, Map.of(web, OWNER, db, OWNER, any, OWNER)), id -> {
                            asked.add(id);
                            return existing.map(
                                    spec -> new EngineNetwork(id, spec, Instant.EPOCH, true, List.of(containers)));
                        })
                .check(wanted, described);
    }

    private static NetworkSpec shop(String subnet) {
        NetworkSpec any = NetworkSpec.named("shop");
        Ipam ipam = new Ipam(
                Optional.empty(),
                Map.of(),
                NetworkRequest.pools("shop", List.of(subnet), List.of(), List.of(), Map.of()));
        return new NetworkSpec(
                "shop", Optional.of("bridge"), any.scope(), any.configFrom(), any.switches(), ipam, Map.of(), Map.of());
    }

    private static Endpoint endpoint(String name, String ip) {
        return new Endpoint("id-" + name, name, ip + "/16", "", "");
    }

    @Test
    void namesTheContainerThatHasAnAddress() {
        assertThatThrownBy(() -> check(
                        List.of(web), List.of(), List.of(), Optional.of(shop("172.28.0.0/16")), endpoint("other", IP)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Container 'web' in network 'shop': ip 172.28.0.20 is in use: it is that of container other."
                                + " Choose another, or leave it to the engine.");
    }

    @Test
    void knowsTheSubnetOfANetworkThatIsStillToBeMade() {
        assertThatThrownBy(() -> check(
                        List.of(web), List.of(), List.of(new NetworkRequest(shop("172.29.0.0/16"))), Optional.empty()))
                .hasMessage(
                        "Container 'web' in network 'shop': ip 172.28.0.20 is in none of its subnets (172.29.0.0/16)."
                                + " Choose an address of one of them, or leave it to the engine.");
        check(List.of(web), List.of(), List.of(new NetworkRequest(shop("172.28.0.0/16"))), Optional.empty());
    }

    @Test
    void leavesItToTheNetworksErrorThatOneExistsWithAnotherSubnet() {
        check(
                List.of(web),
                List.of(),
                List.of(new NetworkRequest(shop("172.28.0.0/16"))),
                Optional.of(shop("172.29.0.0/16")),
                endpoint("other", "172.29.0.20"));
    }

    @Test
    void letsContainersOfThisStartExchangeTheirAddresses() {
        check(
                List.of(web, db),
                List.of(
                        TestContainer.at("web", OWNER, "shop", "172.28.0.21"),
                        TestContainer.at("db", OWNER, "shop", IP)),
                List.of(),
                Optional.of(shop("172.28.0.0/16")),
                endpoint("web", "172.28.0.21"),
                endpoint("db", IP));
    }

    @Test
    void asksNothingOfAContainerThatHasItsAddressOrTheEnginesChoice() {
        check(
                List.of(web, any),
                List.of(TestContainer.at("web", OWNER, "shop", IP)),
                List.of(),
                Optional.of(shop("172.28.0.0/16")));

        assertThat(asked).isEmpty();
    }

    @Test
    void leavesASubnetOfTheEnginesChoiceToTheEngine() {
        check(List.of(web), List.of(), List.of(new NetworkRequest(NetworkSpec.named("shop"))), Optional.empty());
    }
}

package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemRequestTest {
    private final Owner users = new Owner("m", "shop:users", "/shop/users");
    private final Owner orders = new Owner("m", "shop:orders", "/shop/orders");

    private static SystemRequest.Part part(Owner owner, ContainerRequest... containers) {
        return new SystemRequest.Part(owner, owner.folder() + "/pom.xml", List.of(containers), List.of());
    }

    @Test
    void aContainerThatSeveralProjectsInheritIsTheFirstOnes() {
        SystemRequest request = new SystemRequest(
                List.of(
                        part(users, TestRequest.of("mysql").build()),
                        part(
                                orders,
                                TestRequest.of("mysql").build(),
                                TestRequest.of("orders").build())),
                false,
                Recreate.CHANGED,
                List.of());
        assertThat(request.owners().values()).containsExactly(users, orders);
        assertThat(request.owners().keySet())
                .extracting(ContainerRequest::alias)
                .containsExactly("mysql", "orders");
    }

    @Test
    void aContainerIsTheSameWhicheverProjectBuildsItsImage() {
        assertThat(request(
                                part(users, TestRequest.of("users").ofBuild().build()),
                                part(orders, TestRequest.of("users").build()))
                        .owners()
                        .values())
                .containsExactly(users);
    }

    @Test
    void anExternalNetworkThatAnotherProjectMakesIsNotExternal() {
        ExternalObject network = new ExternalObject(ExternalObject.Kind.NETWORK, "shop", "compose.yaml:4:");
        ExternalObject volume = new ExternalObject(ExternalObject.Kind.VOLUME, "shop", "compose.yaml:6:");
        SystemRequest.Part composed = new SystemRequest.Part(
                users, "compose.yaml", List.of(), List.of(), List.of(), List.of(network, volume));
        SystemRequest.Part described = new SystemRequest.Part(
                orders, "pom.xml", List.of(), List.of(new NetworkRequest(NetworkSpec.named("shop"))));
        assertThat(request(composed).externals()).containsExactly(network, volume);
        assertThat(request(composed, described).externals()).containsExactly(volume);
    }

    @Test
    void containersOfOneAliasThatDifferAreAnError() {
        ContainerRequest one =
                TestRequest.of("db").env("MYSQL_DATABASE", "users").build();
        ContainerRequest other =
                TestRequest.of("db").env("MYSQL_DATABASE", "orders").build();
        assertThatThrownBy(() -> request(part(users, one), part(orders, other)).owners())
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Two containers that differ have the alias 'db', in shop:users (/shop/users/pom.xml) and in"
                        + " shop:orders (/shop/orders/pom.xml). Give one of them another <alias>, describe the container in"
                        + " one of these POMs only, or start one module alone: 'mvn docker:start -pl shop:orders'.");
    }

    @Test
    void whatIsOnlyOfThisBuildMayNotDifferEither() {
        ContainerRequest one =
                TestRequest.of("db").portProperty(3306, "users.port").build();
        ContainerRequest other =
                TestRequest.of("db").portProperty(3306, "orders.port").build();
        assertThatThrownBy(() -> request(part(users, one), part(orders, other)).owners())
                .hasMessageStartingWith("Two containers that differ have the alias 'db'");
    }

    /** Their logs would have one file. */
    @Test
    void aliasesThatDifferInTheCaseOfTheirLettersAreOne() {
        assertThatThrownBy(() -> request(
                                part(users, TestRequest.of("db").build()),
                                part(orders, TestRequest.of("DB").build()))
                        .owners())
                .hasMessageStartingWith("Two containers that differ have the alias 'DB'");
    }

    private static SystemRequest request(SystemRequest.Part... parts) {
        return new SystemRequest(List.of(parts), false, Recreate.CHANGED, List.of());
    }
}

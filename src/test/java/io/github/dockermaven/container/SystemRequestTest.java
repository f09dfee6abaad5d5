package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemRequestTest {
    private final Owner users = new Owner("m", "shop:users", "/shop/users");
    private final Owner orders = new Owner("m", "shop:orders", "/shop/orders");

    private static SystemRequest.Part part(Owner owner, ContainerRequest... containers) {
        return new SystemRequest.Part(owner, List.of(containers), List.of());
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
    void containersOfOneAliasThatDifferAreTwo() {
        SystemRequest request = new SystemRequest(
                List.of(
                        part(
                                users,
                                TestRequest.of("db")
                                        .env("MYSQL_DATABASE", "users")
                                        .build()),
                        part(
                                orders,
                                TestRequest.of("db")
                                        .env("MYSQL_DATABASE", "orders")
                                        .build())),
                false,
                Recreate.CHANGED,
                List.of());
        assertThat(request.owners()).hasSize(2);
    }
}

package ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.RestClient;

/** The whole system as it runs, nothing mocked: asked through its gateway, looked at in its database and its registry. */
class EcommerceIT {
    private static final RestClient GATEWAY = client("gateway");
    private static final RestClient REGISTRY = client("registry");
    private static final JdbcClient DATABASE =
            JdbcClient.create(new DriverManagerDataSource(System.getProperty("database"), "root", ""));

    /** A service that is ready is found by the others a moment later. */
    @BeforeAll
    static void awaitServices() {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
            assertThat(get("/user-service/welcome").get("greeting").asText()).isNotEmpty();
            assertThat(get("/order-service/orders?userId=0")).isEmpty();
        });
    }

    @Test
    void servicesAreFoundByName() {
        JsonNode applications =
                REGISTRY.get().uri("/eureka/apps").header("Accept", "application/json").retrieve().body(JsonNode.class);
        assertThat(applications.at("/applications/application").findValuesAsText("app"))
                .containsOnly("GATEWAY", "USER-SERVICE", "ORDER-SERVICE");
    }

    @Test
    void userThatIsCreatedThroughTheGatewayIsInTheDatabase() {
        String email = UUID.randomUUID() + "@example.com";

        long id = post("/user-service/users", Map.of("email", email, "name", "Kim")).get("id").asLong();

        assertThat(DATABASE.sql("SELECT email, name FROM users WHERE id = ?").param(id).query().singleRow())
                .isEqualTo(Map.of("email", email, "name", "Kim"));
    }

    @Test
    void orderIsPlacedByAUserWhomAnotherServiceKnows() {
        String email = UUID.randomUUID() + "@example.com";
        long user = post("/user-service/users", Map.of("email", email, "name", "Lee")).get("id").asLong();

        post("/order-service/orders", Map.of("userId", user, "product", "Book"));

        assertThat(DATABASE.sql("SELECT product FROM orders WHERE user_id = ?").param(user).query().singleValue())
                .isEqualTo("Book");
        // By way of RabbitMQ.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(get("/user-service/users/" + user).get("orders").asInt()).isEqualTo(1));
    }

    @Test
    void nobodyUnknownPlacesAnOrder() {
        HttpStatus status = GATEWAY.post()
                .uri("/order-service/orders")
                .body(Map.of("userId", 0, "product", "Book"))
                .exchange((request, response) -> HttpStatus.valueOf(response.getStatusCode().value()));

        assertThat(status).isEqualTo(HttpStatus.NOT_FOUND);
    }

    /** A request that is never answered fails, so that another can be tried. */
    private static RestClient client(String property) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setReadTimeout(Duration.ofSeconds(20));
        return RestClient.builder()
                .baseUrl(System.getProperty(property))
                .requestFactory(requests)
                .build();
    }

    private static JsonNode get(String path) {
        return GATEWAY.get().uri(path).retrieve().body(JsonNode.class);
    }

    private static JsonNode post(String path, Map<String, ?> body) {
        return GATEWAY.post().uri(path).body(body).retrieve().body(JsonNode.class);
    }
}

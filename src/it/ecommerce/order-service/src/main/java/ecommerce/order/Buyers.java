package ecommerce.order;

import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks user-service, which it finds in the registry. */
@Component
class Buyers {
    private final RestClient userService;

    Buyers(RestClient.Builder byServiceName) {
        userService = byServiceName.baseUrl("http://user-service").build();
    }

    boolean has(long userId) {
        return userService
                .get()
                .uri("/users/{id}", userId)
                .retrieve()
                .onStatus(HttpStatusCode::is4xxClientError, (request, response) -> {})
                .toBodilessEntity()
                .getStatusCode()
                .is2xxSuccessful();
    }
}

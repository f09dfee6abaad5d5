package io.github.dockermaven.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    @ParameterizedTest
    @CsvSource({
        "FROM, from",
        "JAR, jar",
        "db, DB",
        "form, from",
        "jra, jar",
        "brigde, bridge",
        "brdige, bridge",
        "bridg, bridge",
        "briddge, bridge",
        "netwrok, network",
        "usr-serivce, user-service",
        "ecomerce-netwrok, ecommerce-network",
        "imagePolPolicy, imagePullPolicy"
    })
    void namesWhatWasMistyped(String given, String meant) {
        assertThat(DidYouMean.to(given, List.of("something", "else", meant))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "a, b",
        "n1, n2",
        "db, web",
        "jar, war2",
        "gone, user",
        "gone, done2",
        "cafe, care-1",
        "user-n1, user-a",
        "shop-1, shop-db",
        "orders-db, users-web",
        "ecommerce-network, storage-network"
    })
    void namesNothingThatIsOnlyNear(String given, String other) {
        assertThat(DidYouMean.to(given, List.of(other))).isEmpty();
    }

    @Test
    void prefersTheNearestAndOfSeveralTheFirst() {
        assertThat(DidYouMean.to("user", List.of("users2", "users", "usher"))).contains("users");
        assertThat(DidYouMean.to("", List.of())).isEmpty();
    }
}

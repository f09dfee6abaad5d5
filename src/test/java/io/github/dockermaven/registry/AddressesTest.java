package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/v2/, http://example.com/v2/x?a=%2F, https://example.com/v2/x?a=%2F",
        "https://example.com/v2/, http://EXAMPLE.com:443/x, https://example.com/x",
        "https://example.com:5443/v2/, http://example.com/x, https://example.com:5443/x",
        "https://example.com:5443/v2/, http://example.com:5443/x, https://example.com:5443/x",
        "https://example.com/v2/, http://example.com:5000/x, http://example.com:5000/x",
        "https://example.com:5443/v2/, http://example.com:5000/x, http://example.com:5000/x",
        "https://example.com/v2/, http://storage.example.com/x, http://storage.example.com/x",
        "https://example.com/v2/, https://example.com:5000/x, https://example.com:5000/x",
        "http://example.com:5000/v2/, http://example.com/x, http://example.com/x",
        "http://example.com:5000/v2/, /x?a=%2F, http://example.com:5000/x?a=%2F"
    })
    void takesTheHostThatWasReachedForTheOneThatKnowsNothingOfItsTls(String reached, String location, String meant)
            throws IOException {
        HttpHeaders headers = HttpHeaders.of(Map.of("Location", List.of(location)), (name, value) -> true);
        Answer answer = new Answer("POST", URI.create(reached), 202, headers, new AnswerBody(Duration.ofSeconds(1)));
        assertThat(Addresses.location(answer)).contains(URI.create(meant));
    }
}

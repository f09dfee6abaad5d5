package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpUrlTest {
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
        Response response =
                new Response("POST", HttpUrl.parse(reached), 202, headers, new ResponseBody(Duration.ofSeconds(1)));
        assertThat(HttpUrl.location(response)).contains(HttpUrl.parse(meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "http://token_server:5000/token /token true",
                "http://a.b-/x /x true",
                "http://registry.2nd:5000/x /x true",
                "https://h/a|b\"c{d}\\e%zz%2F%7c /a%7Cb%22c%7Bd%7D%5Ce%25zz%2F%7c false",
                "https://h/x?s=a|b\"c{d}\\e%zz%2F /x?s=a|b\"c{d}\\e%zz%2F true",
                "https://h/x[1]?y /x[1]?y true",
                "https://h?y=1 /?y=1 false",
                "https://h/\u00e9?\u00e9#f /%E9?%E9 false"
            })
    void readsWhatGoReads(String text, String target, boolean unknownToJava) throws IOException {
        HttpUrl address = HttpUrl.parse(text);
        assertThat(address.target()).isEqualTo(target);
        assertThat(address.uri().isEmpty()).isEqualTo(unknownToJava);
    }

    @ParameterizedTest
    @CsvSource({
        "x?a, http://h:1/v2/x?a",
        "?a, http://h:1/v2/up?a",
        "../x, http://h:1/x",
        "./x/./y/../z, http://h:1/v2/x/z",
        "/x/.., http://h:1/",
        "//o/x, http://o/x",
        "HTTPS://o:2, https://o:2/",
        "http://ada:secret@o/x, http://o/x"
    })
    void resolvesReferences(String reference, String meant) throws IOException {
        HttpUrl found = HttpUrl.parse("http://h:1/v2/up?b").resolve(reference);
        assertThat(found).isEqualTo(HttpUrl.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://127.0.0.1/x, it is for neither http nor https",
        "/x, it has no scheme",
        "http:///x, it has no host",
        "http://a b/, its host is malformed",
        "http://h:99999/, its port is larger than 65535",
        "http://[::zz]/, its host is malformed",
        "http://[::::]/, its host is malformed"
    })
    void refusesWhatIsNoAddress(String text, String reason) {
        assertThatThrownBy(() -> HttpUrl.parse(text))
                .isInstanceOf(BadLocationException.class)
                .hasMessage(reason);
    }

    @Test
    void showsNoQuery() throws IOException {
        assertThat(HttpUrl.parse("https://ada:secret@h:1/x?secret")).hasToString("https://h:1/x");
    }
}

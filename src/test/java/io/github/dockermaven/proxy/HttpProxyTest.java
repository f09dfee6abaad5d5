package io.github.dockermaven.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProxyTest {
    @ParameterizedTest
    @ValueSource(strings = {"secret", "sec@ret", "sec\nret", "sec\u2028ret", "sec\u0085ret", "\r"})
    void masksWhateverThePasswordHas(String password) {
        assertThat(HttpProxy.masked("http://ada:" + password + "@proxy:3128")).isEqualTo("http://…@proxy:3128");
    }
}

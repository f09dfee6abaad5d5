package io.github.dockermaven.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of certificates. The tests of engines and registries cover handshakes. */
class TlsHandshakeTest {
    @ParameterizedTest
    @CsvSource({
        "a_b.s3.example, *.s3.example, true",
        "a_b.s3.example, A_B.s3.example, true",
        "x.a_b.s3.example, *.s3.example, false",
        "a_b, *.b, false",
        "a_b.evil.example, *.s3.example, false"
    })
    void comparesCertificatesWithNamesThatJavaRefuses(String host, String pattern, boolean same) {
        assertThat(TlsHandshake.isNamed(host, pattern)).isEqualTo(same);
    }
}

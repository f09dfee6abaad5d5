package io.github.dockermaven.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | build.example.org:2375 | true
            ''                            | localhost:2375         | false
            ''                            | 127.8.0.1:2375         | false
            ''                            | [::1]:2375             | false
            *                             | build.example.org:2375 | false
            example.org                   | build.example.org:2375 | false
            example.org                   | example.org:2375       | false
            example.org                   | myexample.org:2375     | true
            .example.org                  | example.org:2375       | true
            *.Example.org                 | BUILD.example.org:2375 | false
            'a, build.example.org:2375'   | build.example.org:2375 | false
            build.example.org:2376        | build.example.org:2375 | true
            10.0.0.0/8                    | 10.1.2.3:2375          | false
            10.0.0.0/8                    | 11.1.2.3:2375          | true
            10.0.0.0/8                    | ten.example.org:2375   | true
            10.0.0.0/33                   | 10.0.0.0:2375          | true
            0.0.0.0/0                     | 10.0.0.1:2375          | false
            10.1.2.3                      | 10.1.2.3:2375          | false
            10.1.2.3:80                   | 10.1.2.3:2375          | true
            fd00::/8                      | [fd00::1]:2375         | false
            fd00:0:0::1                   | [fd00::1]:2375         | false
            '[fd00::1]:2375'              | [fd00::1]:2375         | false
            fd00::/8                      | 10.1.2.3:2375          | true
            ', ,:2375'                    | build.example.org:2375 | true
            """)
    void excepts(String entries, String host, boolean proxied) {
        EngineAddress address = EngineAddress.parse("tcp://" + host, false, "test");
        assertThat(NoProxy.parse(entries).mayProxy(address)).isEqualTo(proxied);
    }
}

package io.github.dockermaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostAddressesTest {
    private final List<InetSocketAddress> tried = new ArrayList<>();

    private static HostAddresses addresses() throws IOException {
        return new HostAddresses(List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1")), 5000);
    }

    private SocketChannel refuse(InetSocketAddress address) throws IOException {
        tried.add(address);
        throw new ConnectException("refused by " + address.getAddress().getHostAddress());
    }

    @Test
    void triesTheNextAddressAfterOneThatRefuses() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            assertThat(addresses().connect(address -> tried.isEmpty() ? refuse(address) : channel))
                    .isSameAs(channel);
        }
        assertThat(tried).containsExactly(new InetSocketAddress("::1", 5000));
    }

    @Test
    void failsAsTheFirstAddressDoesIfAllRefuse() {
        assertThatThrownBy(() -> addresses().connect(this::refuse))
                .isInstanceOf(ConnectException.class)
                .hasMessage("refused by 0:0:0:0:0:0:0:1")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .isEqualTo("refused by 127.0.0.1"));
        assertThat(tried).containsExactly(new InetSocketAddress("::1", 5000), new InetSocketAddress("127.0.0.1", 5000));
    }
}

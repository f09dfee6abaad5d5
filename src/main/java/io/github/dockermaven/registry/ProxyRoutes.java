package io.github.dockermaven.registry;

import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxyFailure;
import io.github.dockermaven.proxy.ProxySource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The choice of a proxy for an address: the configured one; else the one of Java's properties ({@code https.proxyHost}
 * and its like), as for other code in this JVM; else none. For this machine only the properties count.
 */
final class ProxyRoutes extends ProxySelector {
    private static final String SERVER = "the registry";
    private static final ProxySource JAVA = new ProxySource(
            "the properties of Java, such as https.proxyHost",
            "Name the proxy in <proxies> of settings.xml, with its <username> and <password>",
            "http.nonProxyHosts");

    /** The schemes that the JDK's client does not use to log in to a proxy for a tunnel; by default {@code Basic}. */
    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    /** The JDK's client reports it only in this message. */
    private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: ([0-9]{3})");

    private final ProxySettings configured;

    ProxyRoutes(ProxySettings configured) {
        this.configured = configured;
    }

    /** Returns the proxy for an address. */
    Optional<HttpProxy> proxy(HttpUrl address) {
        URI server = address.server();
        return configured(server).or(() -> ofJava(server).stream()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(found -> new HttpProxy(found.getHostString(), found.getPort(), Optional.empty(), JAVA))
                .findFirst());
    }

    private Optional<HttpProxy> configured(URI address) {
        return RegistrySettings.isLoopback(address.getAuthority()) ? Optional.empty() : configured.find(address);
    }

    private static List<Proxy> ofJava(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null ? List.of(Proxy.NO_PROXY) : selector.select(address);
    }

    @Override
    public List<Proxy> select(URI address) {
        return configured(address)
                .map(proxy -> InetSocketAddress.createUnresolved(proxy.host(), proxy.port()))
                .map(where -> List.of(new Proxy(Proxy.Type.HTTP, where)))
                .orElseGet(() -> ofJava(address));
    }

    @Override
    public void connectFailed(URI address, SocketAddress where, IOException failure) {
        // The caller receives the failure.
    }

    /** Returns the meaning of a failure with a proxy: the proxy's own failure is named as such. */
    static IOException failure(HttpProxy proxy, IOException failure) {
        Matcher noTunnel = NO_TUNNEL.matcher(String.valueOf(failure.getMessage()));
        if (noTunnel.find()) {
            return ProxyFailure.answered(proxy, Integer.parseInt(noTunnel.group(1)), SERVER);
        }
        // With a proxy, the only connection is the one with the proxy.
        if (ConnectionFailure.isUnknownHost(failure)) {
            return ProxyFailure.unreachable(proxy, "unknown host", failure);
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return ProxyFailure.unreachable(proxy, "no connection in time", failure);
        }
        return failure instanceof ConnectException
                ? ProxyFailure.unreachable(proxy, "connection refused", failure)
                : failure;
    }

    /** Returns the failure of a proxy that requires a login. For a tunnel, Java may have withheld it. */
    static ProxyFailure unauthorized(HttpProxy proxy, HttpUrl address) {
        boolean withheld = proxy.authorization().isPresent() && address.isEncrypted() && !tunnelsByBasic();
        return withheld
                ? ProxyFailure.notSent(
                        proxy,
                        "Java does not send to a proxy for https",
                        "Allow it with -D" + DISABLED_SCHEMES + "= in .mvn/jvm.config or MAVEN_OPTS")
                : ProxyFailure.answered(proxy, ProxyFailure.AUTHENTICATION_REQUIRED, SERVER);
    }

    private static boolean tunnelsByBasic() {
        String disabled = System.getProperty(DISABLED_SCHEMES, "Basic");
        return Arrays.stream(disabled.split(",")).map(String::strip).noneMatch("Basic"::equalsIgnoreCase);
    }
}

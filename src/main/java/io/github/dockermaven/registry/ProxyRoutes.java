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
 * The ways to servers: by the proxy that is given for an address; else by the one that Java's properties name
 * ({@code https.proxyHost} and the like), as whatever else runs in this Java; else straight. For this machine only
 * the properties count.
 */
final class ProxyRoutes extends ProxySelector {
    private static final String SERVER = "the registry";
    private static final ProxySource JAVA = new ProxySource(
            "the properties of Java, such as https.proxyHost",
            "Name the proxy in <proxies> of settings.xml, with its <username> and <password>",
            "http.nonProxyHosts");

    /** Which schemes the JDK's client does not use when it asks a proxy for a tunnel; by default {@code Basic}. */
    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    /** The JDK's client has no other word for it. */
    private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: ([0-9]{3})");

    private final ProxySettings given;

    ProxyRoutes(ProxySettings given) {
        this.given = given;
    }

    /** The proxy on the way to an address. */
    Optional<HttpProxy> proxy(HttpUrl address) {
        URI server = address.server();
        return given(server).or(() -> ofJava(server).stream()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(found -> new HttpProxy(found.getHostString(), found.getPort(), null, JAVA))
                .findFirst());
    }

    private Optional<HttpProxy> given(URI address) {
        return RegistrySettings.isLoopback(address.getAuthority()) ? Optional.empty() : given.find(address);
    }

    private static List<Proxy> ofJava(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null ? List.of(Proxy.NO_PROXY) : selector.select(address);
    }

    @Override
    public List<Proxy> select(URI address) {
        return given(address)
                .map(proxy -> InetSocketAddress.createUnresolved(proxy.host(), proxy.port()))
                .map(where -> List.of(new Proxy(Proxy.Type.HTTP, where)))
                .orElseGet(() -> ofJava(address));
    }

    @Override
    public void connectFailed(URI address, SocketAddress where, IOException failure) {
        // Told to who asked.
    }

    /** What it means that there is no answer by way of a proxy: where that is the proxy's fault, it is said. */
    static IOException failure(HttpProxy proxy, IOException failure) {
        Matcher noTunnel = NO_TUNNEL.matcher(String.valueOf(failure.getMessage()));
        if (noTunnel.find()) {
            return ProxyFailure.answered(proxy, Integer.parseInt(noTunnel.group(1)), SERVER);
        }
        // There is no other connection than that with the proxy.
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

    /** That a proxy wants to know who asks. For a tunnel Java may not have told it. */
    static ProxyFailure unauthorized(HttpProxy proxy, HttpUrl address) {
        boolean kept = proxy.authorization() != null && address.isEncrypted() && !tunnelsByBasic();
        return kept
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

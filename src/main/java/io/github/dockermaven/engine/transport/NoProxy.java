package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.DockerFailureException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that {@code NO_PROXY} excludes, with Go's meaning (golang.org/x/net/http/httpproxy): a comma between names,
 * addresses and networks ({@code 10.0.0.0/8}); a name includes its subdomains, and with a dot or {@code *.} before it
 * means only these; a name or address may have a port; {@code *} is everything.
 */
record NoProxy(List<String> entries) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-f.]*:[0-9a-f:.]*");
    private static final Pattern NETWORK = Pattern.compile("([0-9a-f:.]+)/([0-9]{1,3})");
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]*]|[^:]+):([0-9]+)");

    /** The length of the longest variable that Linux passes to a program. */
    private static final int LONGEST = 128 * 1024;

    static NoProxy parse(String text) {
        if (text.length() > LONGEST) {
            throw new DockerFailureException("NO_PROXY is longer than " + LONGEST
                    + " characters, as no variable of the environment is. Shorten it.");
        }
        return new NoProxy(Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /** Returns whether a proxy may be used for this address. */
    boolean mayProxy(EngineAddress address) {
        String host = bare(address.location().toLowerCase(Locale.ROOT));
        if (host.equals("localhost") || isAddress(host) && address(host).isLoopbackAddress()) {
            return false;
        }
        return entries.stream().noneMatch(entry -> matches(entry, host, String.valueOf(address.port())));
    }

    private static boolean matches(String entry, String host, String port) {
        Matcher network = NETWORK.matcher(entry);
        if (entry.equals("*")) {
            return true;
        }
        if (network.matches()) {
            return isAddress(network.group(1))
                    && isAddress(host)
                    && inNetwork(host, network.group(1), Integer.parseInt(network.group(2)));
        }
        Matcher withPort = WITH_PORT.matcher(entry);
        boolean hasPort = withPort.matches();
        if (hasPort && !withPort.group(2).equals(port)) {
            return false;
        }
        String name = bare(hasPort ? withPort.group(1) : entry);
        if (isAddress(name)) {
            return isAddress(host) && address(name).equals(address(host));
        }
        String domain = name.startsWith("*.") ? name.substring(1) : name;
        return domain.startsWith(".") ? host.endsWith(domain) : host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean inNetwork(String host, String base, int bits) {
        byte[] left = address(host).getAddress();
        byte[] right = address(base).getAddress();
        int shift = left.length * 8 - bits;
        return left.length == right.length
                && shift >= 0
                && new BigInteger(1, left).shiftRight(shift).equals(new BigInteger(1, right).shiftRight(shift));
    }

    private static String bare(String host) {
        return host.replaceAll("[\\[\\]]", "");
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** Returns the address of digits, for which no name server is asked. */
    private static InetAddress address(String digits) {
        try {
            return InetAddress.getByName(digits);
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}

package io.github.dockermaven.network;

import io.github.dockermaven.error.DockerFailureException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An IP address as a user writes it: only literals, because any other text would be resolved as a host's name. */
public final class IpAddress {
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private IpAddress() {}

    /**
     * Parses an address.
     *
     * @param owner the address' owner, as the subject of an error
     * @param what what the address is called
     * @throws DockerFailureException if it is not valid
     */
    public static InetAddress parse(String owner, String what, String text) {
        if (LITERAL.matcher(text).matches()) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                // The same error as for other text follows.
            }
        }
        throw new DockerFailureException(
                owner + ": " + what + " '" + text + "' is not an IP address. For example 172.28.0.1.");
    }

    /** Returns whether a text is an address. */
    public static boolean isLiteral(String text) {
        try {
            parse("", "", text);
            return true;
        } catch (DockerFailureException e) {
            return false;
        }
    }

    /**
     * Parses an address of one version of IP; errors as for {@link #parse}.
     *
     * @param what {@code ip} or {@code ip6}
     */
    public static InetAddress parse(String owner, String what, String text, boolean isIpv6) {
        InetAddress address = parse(owner, what, text);
        if (isIpv6(address) != isIpv6) {
            throw new DockerFailureException(owner + ": " + what + " '" + text + "' is an address of "
                    + (isIpv6 ? "IPv4. Give it as ip." : "IPv6. Give it as ip6."));
        }
        return address;
    }

    static boolean isIpv6(InetAddress address) {
        return address.getAddress().length > 4;
    }
}

package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address of a host, which a user may give by its name. */
public final class HostAddress {
    private HostAddress() {}

    /**
     * Returns the address that a text is, or that a host of that name has.
     *
     * @param subject the text's owner, for the error
     * @param text an address, in brackets or without, or a name
     * @throws DockerFailureException if there is no such host
     */
    public static String resolve(String subject, String text) {
        String host = check(subject, text);
        if (IpAddress.isLiteral(host)) {
            return host;
        }
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            throw unknown(subject, text);
        }
    }

    /**
     * Returns the address or name that a text is, without brackets. Whether there is such a host is not looked up.
     *
     * @throws DockerFailureException if it can be neither
     */
    static String check(String subject, String text) {
        String host = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        boolean isName = host.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*") && !host.matches("[0-9.]+");
        if (!isName && !IpAddress.isLiteral(host)) {
            throw unknown(subject, text);
        }
        return host;
    }

    private static DockerFailureException unknown(String subject, String text) {
        return new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                + "' is no IP address, and no name of a host that is known on this machine. Write an address, such as"
                + " 127.0.0.1 or ::1.");
    }
}

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
        String address = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (IpAddress.isLiteral(address)) {
            return address;
        }
        try {
            if (!address.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*") || address.matches("[0-9.]+")) {
                throw new UnknownHostException(address);
            }
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new DockerFailureException(
                    subject + ": '" + PrintableText.quote(text)
                            + "' is no IP address, and no name of a host that is known on this machine. Write an address, such as"
                            + " 127.0.0.1 or ::1.",
                    e);
        }
    }
}

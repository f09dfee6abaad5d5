package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A line of {@code /etc/hosts} during a build.
 *
 * @param address an IP address, or {@value #GATEWAY} for the engine's machine
 */
record ExtraHost(String name, String address) {
    private static final String GATEWAY = "host-gateway";
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]*):(.+)");
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    /**
     * Parses {@code host:ip}; an IPv6 address may be in brackets.
     *
     * @throws DockerFailureException if it has another form
     */
    static ExtraHost parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new DockerFailureException("Extra host '" + text
                    + "' is not valid: it is not host:ip. For example repository.example.com:10.0.0.5.");
        }
        String address = matcher.group(2).replaceFirst("^\\[(.*)]$", "$1");
        if (!address.equals(GATEWAY) && !isAddress(address)) {
            throw new DockerFailureException("Extra host '" + text + "' is not valid: '" + address
                    + "' is not an IP address. For example " + matcher.group(1) + ":10.0.0.5.");
        }
        return new ExtraHost(matcher.group(1), address);
    }

    /** Returns whether a text is an address. The JDK parses literals only, because it would resolve a name. */
    private static boolean isAddress(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return false;
        }
        try {
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name + ":" + address;
    }
}

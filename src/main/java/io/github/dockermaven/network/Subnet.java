package io.github.dockermaven.network;

import io.github.dockermaven.error.DockerFailureException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A range of IPv4 or IPv6 addresses in CIDR form (RFC 4632, RFC 4291), such as {@code 172.28.0.0/16}.
 *
 * @param network the first address
 * @param prefixLength the number of leading bits that all of its addresses share
 */
record Subnet(InetAddress network, int prefixLength) {
    Subnet {
        network = mask(network, prefixLength);
    }

    /**
     * Parses a subnet.
     *
     * @param owner the subnet's owner, as the subject of an error
     * @throws DockerFailureException if it is not valid, or has bits set after its prefix
     */
    static Subnet parse(String owner, String text) {
        return parse(owner, "subnet", text);
    }

    /** Parses a range of addresses with another name in messages, likewise. */
    static Subnet parse(String owner, String what, String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            throw new DockerFailureException(owner + ": " + what + " '" + text
                    + "' has no prefix length. Write it in CIDR form, for example 172.28.0.0/16.");
        }
        InetAddress address = IpAddress.parse(owner, what, text.substring(0, slash));
        int length = Integer.parseInt(text.substring(slash + 1));
        int bits = address.getAddress().length * Byte.SIZE;
        if (length > bits) {
            throw new DockerFailureException(owner + ": " + what + " '" + text + "' has the prefix length " + length
                    + ", but its addresses have only " + bits + " bits.");
        }
        Subnet subnet = new Subnet(address, length);
        if (!subnet.network.equals(address)) {
            throw new DockerFailureException(
                    owner + ": " + what + " '" + text + "' has bits set after its prefix. Write '" + subnet + "'.");
        }
        return subnet;
    }

    /**
     * Parses a subnet as an engine reports it, which need not have the form required from users; empty if it is none.
     */
    static Optional<Subnet> ofEngine(String text) {
        if (!text.matches("[^/]+/[0-9]{1,3}")) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        try {
            InetAddress address = IpAddress.parse("", "", text.substring(0, slash));
            int length = Integer.parseInt(text.substring(slash + 1));
            boolean fits = length <= address.getAddress().length * Byte.SIZE;
            return fits ? Optional.of(new Subnet(address, length)) : Optional.empty();
        } catch (DockerFailureException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns whether two texts mean the same address, which can be written in several ways; engines may add a prefix
     * length.
     */
    static boolean isSame(String one, String other) {
        Optional<InetAddress> address = addressOfEngine(one);
        return address.isPresent() && address.equals(addressOfEngine(other));
    }

    /** Parses an address that an engine reports, with or without a prefix length; empty if it is not valid. */
    static Optional<InetAddress> addressOfEngine(String text) {
        try {
            return Optional.of(IpAddress.parse("", "", text.replaceFirst("/.*", "")));
        } catch (DockerFailureException e) {
            return Optional.empty();
        }
    }

    /** Written out: Java would generate the code in every run of Maven that compares networks. */
    @Override
    public int hashCode() {
        return 31 * network.hashCode() + prefixLength;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subnet subnet && network.equals(subnet.network) && prefixLength == subnet.prefixLength;
    }

    boolean contains(InetAddress address) {
        return address.getAddress().length == network.getAddress().length
                && number(address).compareTo(number(network)) >= 0
                && number(address).compareTo(last()) <= 0;
    }

    boolean contains(Subnet other) {
        return contains(other.network) && prefixLength <= other.prefixLength;
    }

    /** Returns whether it contains all addresses, as a driver without addresses reports. */
    boolean isEverything() {
        return prefixLength == 0;
    }

    /** Returns the address after the subnet's own. */
    InetAddress firstHost() {
        byte[] first = network.getAddress();
        first[first.length - 1] |= 1;
        return address(first);
    }

    /** Returns whether its addresses are of IPv6. */
    boolean isIpv6() {
        return IpAddress.isIpv6(network);
    }

    /** Returns whether its first address is not a host's: both of two addresses are hosts' (RFC 3021, RFC 6164). */
    boolean hasReserved() {
        return prefixLength < (isIpv6() ? 127 : 31);
    }

    /**
     * Returns whether an address means all hosts of this subnet: the last one of IPv4, if there are more than two (RFC
     * 3021).
     */
    boolean isBroadcast(InetAddress address) {
        return !isIpv6() && hasReserved() && number(address).equals(last());
    }

    boolean overlaps(Subnet other) {
        return contains(other.network) || other.contains(network);
    }

    @Override
    public String toString() {
        // Java writes all zeros of IPv6; people write :: (RFC 5952).
        return network.getHostAddress().replaceFirst("(^|:)(0(:|$)){2,}", "::") + "/" + prefixLength;
    }

    private BigInteger last() {
        return number(network).add(BigInteger.ONE.shiftLeft(hostBits())).subtract(BigInteger.ONE);
    }

    /** Returns the number of bits in which its addresses differ. */
    int hostBits() {
        return network.getAddress().length * Byte.SIZE - prefixLength;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static InetAddress mask(InetAddress address, int prefixLength) {
        byte[] masked = address.getAddress();
        for (int bit = prefixLength; bit < masked.length * Byte.SIZE; bit++) {
            masked[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return address(masked);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}

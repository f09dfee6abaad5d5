package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a content, by which registries and engines name it: {@code sha256:} and 64 digits, the form that the
 * OCI image specification registers under "Digests".
 *
 * @param hex the 64 digits, in lower case
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if these are not 64 digits */
    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("'" + hex + "' is not a SHA-256 in hexadecimal digits");
        }
    }

    /**
     * Reads {@code sha256:…}.
     *
     * @throws DockerFailureException if it is not that
     */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)
                || !HEX.matcher(text.substring(PREFIX.length())).matches()) {
            throw new DockerFailureException(
                    "'" + text + "' is not a valid digest. Write it as " + PREFIX + " and 64 hexadecimal digits.");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** Returns the digest of some bytes. */
    public static Digest of(byte[] content) {
        return ofHash(sha256().digest(content));
    }

    /** Returns the digest that a {@link #sha256()} has computed. */
    public static Digest ofHash(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    /** Returns a hash function to compute the digest of a stream. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}

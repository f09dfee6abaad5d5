package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The platform of an image, in Go's names, and in the one form of each platform that BuildKit uses (containerd's
 * {@code platforms.Normalize}): {@code linux/amd64}, {@code linux/arm64}, {@code linux/arm/v7}.
 *
 * @param variant of the architecture, empty if it has none or the usual one
 */
public record Platform(String os, String architecture, String variant) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_.-]+/[a-z0-9_.-]+(/[a-z0-9_.-]+)?");

    public Platform {
        switch (architecture) {
            case "x86_64", "x86-64" -> architecture = "amd64";
            case "aarch64" -> architecture = "arm64";
            case "i386" -> architecture = "386";
            case "armhf" -> {
                architecture = "arm";
                variant = "v7";
            }
            case "armel" -> {
                architecture = "arm";
                variant = "v6";
            }
            default -> {}
        }
        variant = variant.matches("[0-9]") ? "v" + variant : variant;
        switch (architecture) {
            case "amd64" -> variant = variant.equals("v1") ? "" : variant;
            case "arm64" -> variant = variant.equals("v8") ? "" : variant;
            case "arm" -> variant = variant.isEmpty() ? "v7" : variant;
            default -> {}
        }
    }

    /** Returns the platform of images for this machine: Linux, with its processor. */
    public static Platform ofMachine() {
        return new Platform("linux", System.getProperty("os.arch"), "");
    }

    /**
     * Reads {@code os/architecture[/variant]}.
     *
     * @throws DockerFailureException if the text has another form
     */
    public static Platform parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(lower).matches()) {
            String advice = lower.contains(",") ? "Write one only, " : "Write ";
            throw new DockerFailureException("Platform '" + text + "' is not valid. " + advice
                    + "os/architecture[/variant]: for example linux/amd64, linux/arm64, linux/arm/v7.");
        }
        String[] parts = lower.split("/");
        return new Platform(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    /** Reads what {@code --platform} has, which may name the architecture or {@code linux} alone; errors as for {@link #parse}. */
    public static Platform parseFlag(String text) {
        if (text.strip().equalsIgnoreCase("linux")) {
            return ofMachine();
        }
        return parse(text.indexOf('/') < 0 ? "linux/" + text : text);
    }

    /**
     * Returns the build arguments that BuildKit predefines for this platform: for {@code TARGET},
     * {@code TARGETPLATFORM}, {@code TARGETOS}, {@code TARGETARCH} and {@code TARGETVARIANT} (Dockerfile reference,
     * "Automatic platform ARGs in the global scope").
     *
     * @param role {@code TARGET} or {@code BUILD}
     */
    public Map<String, String> buildArgs(String role) {
        Map<String, String> args = new LinkedHashMap<>();
        args.put(role + "PLATFORM", toString());
        args.put(role + "OS", os);
        args.put(role + "ARCH", architecture);
        args.put(role + "VARIANT", variant);
        return args;
    }

    /** Returns whether an image for this platform runs on another one: on the same one, or on a newer variant of it. */
    public boolean runsOn(Platform other) {
        return os.equals(other.os) && architecture.equals(other.architecture) && variant.compareTo(other.variant) <= 0;
    }

    /** Returns the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}

package io.github.dockermaven.engine;

import java.util.Locale;

/**
 * An image in an engine.
 *
 * @param id {@code sha256:…}, of its configuration in a classic store, of its manifest in a containerd store
 * @param size the size of its unpacked layers in bytes
 * @param platform {@code os/architecture} in Go's names, such as {@code linux/amd64}
 * @param hasTriggers whether it has instructions that run in every build which begins with it ({@code ONBUILD})
 */
public record EngineImage(String id, long size, String platform, boolean hasTriggers) {
    /**
     * Returns whether it runs on a platform in the form of {@code FROM --platform}. A variant ({@code linux/arm/v7}) is
     * not compared, because engines do not always report it.
     */
    public boolean runsOn(String requested) {
        return runsOn(platform, requested);
    }

    /** Returns whether an image for a platform, {@code os/architecture}, runs on another in this sense. */
    public static boolean runsOn(String platform, String requested) {
        String[] parts = requested.toLowerCase(Locale.ROOT).split("/");
        String architecture = parts.length < 2 ? parts[0] : parts[1];
        String name =
                switch (architecture) {
                    case "x86_64", "x86-64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> architecture;
                };
        return parts.length < 2
                ? platform.startsWith(name + "/") || platform.endsWith("/" + name)
                : platform.equals(parts[0] + "/" + name);
    }
}

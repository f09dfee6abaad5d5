package io.github.dockermaven;

/** Contents as zstd writes them. */
public final class Zstd {
    private Zstd() {}

    public static byte[] of(byte[] content) {
        return com.github.luben.zstd.Zstd.compress(content);
    }
}

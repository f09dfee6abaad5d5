package io.github.dockermaven.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that reads what others wrote.
 *
 * @param name what it reads
 * @param use reads it as the plugin does
 * @param seeds what it understands, from which inputs are made
 */
public record Reader(String name, Use use, List<byte[]> seeds) {
    /** The reading of one input; what is wrong with the input is an exception of ours, or a checked one. */
    public interface Use {
        void read(byte[] input) throws Exception;
    }

    /** The reading of one text. */
    public interface TextUse {
        void read(String input) throws Exception;
    }

    public static Reader ofBytes(String name, Use use, byte[]... seeds) {
        return new Reader(name, use, List.of(seeds));
    }

    public static Reader ofText(String name, TextUse use, String... seeds) {
        return new Reader(
                name,
                input -> use.read(new String(input, StandardCharsets.UTF_8)),
                Stream.of(seeds)
                        .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    @Override
    public String toString() {
        return name;
    }
}

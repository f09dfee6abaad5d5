package io.github.dockermaven.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs of what a reader understands: other bytes, pieces missing, doubled or exchanged, and one piece very often. */
final class Mutator {
    static final int LARGEST = 400_000;

    private static final int LONGEST_PIECE = 40;
    private static final byte[] SPECIAL = {
        0, -1, 0x7F, -128, '\n', '\r', '\\', '"', '\'', '$', '{', '}', '[', ']', '*', '?', '/', ':', '@', ',', '=', ' ',
        '<'
    };

    private final Random random;
    private final List<byte[]> seeds;

    Mutator(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    /** An input of the size of a seed. */
    byte[] small() {
        byte[] input = seed();
        for (int i = random.nextInt(4); i >= 0; i--) {
            input = changed(input);
        }
        return input;
    }

    /** An input of {@value #LARGEST} bytes, in which one piece comes again and again. */
    byte[] large() {
        byte[] input = small();
        int at = random.nextInt(input.length + 1);
        byte[] piece = piece(random.nextInt(4) == 0 ? input : seed());
        if (piece.length == 0 || random.nextInt(4) == 0) {
            piece = new byte[] {special()};
        }
        ByteArrayOutputStream large = new ByteArrayOutputStream(LARGEST);
        large.write(input, 0, at);
        while (large.size() + piece.length + input.length - at <= LARGEST) {
            large.write(piece, 0, piece.length);
        }
        large.write(input, at, input.length - at);
        return large.toByteArray();
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(LONGEST_PIECE));
        return switch (random.nextInt(6)) {
            case 0 -> join(input, from, new byte[] {special()}, from);
            case 1 -> join(input, from, new byte[] {special()}, Math.min(input.length, from + 1));
            case 2 -> join(input, from, new byte[] {(byte) random.nextInt(256)}, Math.min(input.length, from + 1));
            case 3 -> join(input, from, new byte[0], to);
            case 4 -> join(input, from, piece(input), from);
            default -> join(input, from, piece(seed()), to);
        };
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte special() {
        return SPECIAL[random.nextInt(SPECIAL.length)];
    }

    private byte[] piece(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + 1 + random.nextInt(LONGEST_PIECE));
        return Arrays.copyOfRange(input, from, to);
    }

    /** The input up to a place, a piece, and the input from another place on. */
    private static byte[] join(byte[] input, int until, byte[] piece, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(input, 0, until);
        joined.write(piece, 0, piece.length);
        joined.write(input, from, input.length - from);
        return joined.toByteArray();
    }
}

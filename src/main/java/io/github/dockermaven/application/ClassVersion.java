package io.github.dockermaven.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The version of a class file: which releases of Java run it (Java Virtual Machine Specification, 4.1).
 *
 * @param release the oldest feature release that runs it, 8 for Java 1.8
 * @param preview whether it uses preview features, so that no other release runs it
 */
record ClassVersion(int release, boolean preview) {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int PREVIEW = 0xFFFF;

    /** The difference between the major version of class files and the release of Java; Java 1.1 had 45. */
    private static final int OFFSET = 44;

    /**
     * Reads the first bytes of a class file.
     *
     * @throws IOException if it is no class file
     */
    static ClassVersion read(InputStream classFile) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(classFile.readNBytes(Integer.BYTES + 2 * Short.BYTES));
        if (head.remaining() < Integer.BYTES + 2 * Short.BYTES || head.getInt() != MAGIC) {
            throw new IOException("it does not begin as a class file does");
        }
        int minor = Short.toUnsignedInt(head.getShort());
        int major = Short.toUnsignedInt(head.getShort());
        if (major <= OFFSET) {
            throw new IOException("its version is " + major + ", which is none");
        }
        return new ClassVersion(major - OFFSET, minor == PREVIEW);
    }
}

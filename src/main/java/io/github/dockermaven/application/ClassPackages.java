package io.github.dockermaven.application;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * The packages whose classes a class file names: what it calls, extends or declares, and the types of its methods, which
 * reflection loads too (Java Virtual Machine Specification, 4.4 "The Constant Pool").
 */
final class ClassPackages {
    private static final int MAGIC = 0xCAFEBABE;

    private ClassPackages() {}

    /**
     * Reads a class file.
     *
     * @param packages gets each as the class file writes it, {@code java/lang}; some more than once
     * @throws IOException if it is no class file, or one of a version whose constants are not known
     */
    static void read(InputStream classFile, Consumer<String> packages) throws IOException {
        DataInputStream data = new DataInputStream(classFile);
        if (data.readInt() != MAGIC) {
            throw new IOException("it does not begin as a class file does");
        }
        data.readInt(); // its version
        int count = data.readUnsignedShort();
        String[] texts = new String[count];
        int[] classes = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = data.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = data.readUTF();
                case 7 -> classes[i] = data.readUnsignedShort();
                case 8, 16, 19, 20 -> data.skipNBytes(2); // String, MethodType, Module, Package
                case 15 -> data.skipNBytes(3); // MethodHandle
                case 3, 4, 9, 10, 11, 12, 17, 18 -> data.skipNBytes(4); // numbers, members, dynamic ones
                case 5, 6 -> {
                    data.skipNBytes(8);
                    i++; // Long and Double take two entries.
                }
                default -> throw new IOException("its constant pool has an entry with the unknown tag " + tag);
            }
        }
        for (int name : classes) {
            if (name > 0 && !texts[name].startsWith("[")) {
                packageOf(texts[name], packages);
            }
        }
        for (String text : texts) {
            if (text != null) {
                readTypes(text, packages);
            }
        }
    }

    /** The types of a text that is a descriptor, a signature, or the class of an array: each {@code Ljava/util/List;}. */
    private static void readTypes(String text, Consumer<String> packages) {
        if (text.isEmpty() || "([L<".indexOf(text.charAt(0)) < 0) {
            return;
        }
        for (int start = text.indexOf('L'); start >= 0; start = text.indexOf('L', start + 1)) {
            int end = start + 1;
            while (end < text.length() && ";<".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            packageOf(text.substring(start + 1, end), packages);
        }
    }

    private static void packageOf(String className, Consumer<String> packages) {
        int slash = className.lastIndexOf('/');
        if (slash > 0) {
            packages.accept(className.substring(0, slash));
        }
    }
}

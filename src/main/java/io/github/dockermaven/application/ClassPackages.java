package io.github.dockermaven.application;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.util.function.Consumer;

/**
 * The packages whose classes a class file names: what it calls, extends or declares, and the types of its methods, which
 * reflection loads too (Java Virtual Machine Specification, 4.4 "The Constant Pool").
 */
final class ClassPackages {
    private static final int MAGIC = 0xCAFEBABE;

    /** All texts of a class, in characters: compilers stay far below, and a packed class may unpack to gigabytes. */
    private static final int MOST_TEXT = 1 << 25;

    /** The longest class name that is looked at; no class of a JDK has half of it. */
    private static final int LONGEST_NAME = 300;

    private ClassPackages() {}

    /**
     * Reads a class file.
     *
     * @param packages gets each as the class file writes it, {@code java/lang}; some more than once
     * @throws IOException if it is no class file, or one of a version whose constants are not known
     */
    static void read(InputStream classFile, Consumer<String> packages) throws IOException {
        try {
            readConstants(new DataInputStream(classFile), packages);
        } catch (EOFException e) {
            throw new IOException("it is cut off", e);
        } catch (UTFDataFormatException e) {
            throw new IOException("its constant pool has a text that is not in UTF-8", e);
        }
    }

    private static void readConstants(DataInputStream data, Consumer<String> packages) throws IOException {
        if (data.readInt() != MAGIC) {
            throw new IOException("it does not begin as a class file does");
        }
        data.readInt(); // its version, of which RequiredJava knows
        int count = data.readUnsignedShort();
        String[] texts = new String[count];
        int[] classes = new int[count];
        int length = 0;
        for (int i = 1; i < count; i++) {
            int tag = data.readUnsignedByte();
            switch (tag) {
                case 1 -> {
                    texts[i] = data.readUTF();
                    length += texts[i].length();
                }
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
            if (length > MOST_TEXT) {
                throw new IOException("its constant pool has more than " + MOST_TEXT + " characters");
            }
        }
        for (int name : classes) {
            if (name > 0) {
                packageOf(text(texts, name), packages);
            }
        }
        for (String text : texts) {
            if (text != null) {
                readTypes(text, packages);
            }
        }
    }

    /** Returns the name of a class; an array's names its class as a descriptor does. */
    private static String text(String[] texts, int index) throws IOException {
        if (index >= texts.length || texts[index] == null) {
            throw new IOException("its constant pool names a class by entry " + index + ", which is no text");
        }
        return texts[index].startsWith("[") ? "" : texts[index];
    }

    /** The types of a text that is a descriptor, a signature, or the class of an array: each {@code Ljava/util/List;}. */
    private static void readTypes(String text, Consumer<String> packages) {
        if (text.isEmpty() || "([L<".indexOf(text.charAt(0)) < 0) {
            return;
        }
        for (int start = text.indexOf('L'); start >= 0; start = text.indexOf('L', start + 1)) {
            int end = start + 1;
            int last = Math.min(text.length(), start + LONGEST_NAME);
            while (end < last && ";<".indexOf(text.charAt(end)) < 0) {
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

package io.github.dockermaven.contents;

import io.github.dockermaven.io.BlockInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A reader of the jars of one image as streams, with those in them. Damaged ones are read as far as they can be. */
final class JarReader {
    private static final Pattern POM_PROPERTIES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final int LONGEST_POM_PROPERTIES = 1 << 16;
    private static final int LONGEST_MANIFEST = 1 << 20;
    /** A library in a web application in an enterprise application is the third. */
    private static final int DEEPEST = 3;

    private static final int MOST_NESTED = 5000;
    private static final int BUFFER = 1 << 16;
    /** The bytes that all jars of an image may unpack to: small ones may hold terabytes. */
    private static final long MOST_UNPACKED = 8L << 30;

    private final byte[] skipped = new byte[BUFFER];
    private final long most;
    private long unpacked;

    JarReader() {
        this(MOST_UNPACKED);
    }

    JarReader(long most) {
        this.most = most;
    }

    /** @param content is read as far as it can be, and left open */
    JarFile read(String path, long size, InputStream content) {
        return read(path, size, content, 1);
    }

    private JarFile read(String path, long size, InputStream content, int depth) {
        JarIdentity identity = new JarIdentity(path);
        List<JarFile> nested = new ArrayList<>();
        boolean isWhole = true;
        try (ZipEntries zip = new ZipEntries(new BufferedInputStream(content, BUFFER))) {
            for (String name = zip.next(); name != null; name = zip.next()) {
                Unpacked unpacked = new Unpacked(zip.content());
                readEntry(name, unpacked, identity, nested, depth);
                if (zip.isUnpackedAnyway()) {
                    unpacked.skipRest();
                }
            }
        } catch (IOException e) {
            // The image may run all the same. If the layer itself cannot be read, its reader finds that next.
            isWhole = false;
        }
        return identity.jar(path, size, nested, isWhole);
    }

    private void readEntry(String name, Unpacked content, JarIdentity identity, List<JarFile> nested, int depth)
            throws IOException {
        if (name.equals("META-INF/MANIFEST.MF")) {
            identity.addManifest(content.readNBytes(LONGEST_MANIFEST));
        } else if (POM_PROPERTIES.matcher(name).matches()) {
            identity.addPomProperties(content.readNBytes(LONGEST_POM_PROPERTIES));
        } else if (JarFile.isNamedSo(name) && depth < DEEPEST && nested.size() < MOST_NESTED) {
            JarFile jar = read(name, 0, content, depth + 1);
            content.skipRest();
            nested.add(jar.withBytes(content.count));
        }
    }

    /** The content of an entry. */
    private final class Unpacked extends BlockInputStream {
        private final InputStream content;
        private long count;

        Unpacked(InputStream content) {
            this.content = content;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = content.read(bytes, offset, length);
            count += Math.max(0, read);
            unpacked += Math.max(0, read);
            if (unpacked > most) {
                throw new IOException("the jars unpack to more than is read");
            }
            return read;
        }

        void skipRest() throws IOException {
            while (read(skipped, 0, skipped.length) >= 0) {
                // Nothing of it is kept.
            }
        }
    }
}

package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Files that take the place of entries in a jar or war, which is as its build would package it then: in the same order, the others
 * as they are, each new one with the time of the one before it, so that the same files always give the same jar. The jar keeps its
 * own time, by which its build sees that it is older than its classes and makes it anew.
 */
public final class JarUpdate {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Path jar;
    private final Map<String, Path> files = new LinkedHashMap<>();

    public JarUpdate(Path jar) {
        this.jar = jar;
    }

    /** Adds a file that an entry is to be; if it does not exist, the jar is not to have the entry either. */
    public void put(String entry, Path file) {
        files.put(entry, file);
    }

    /** Returns the names of a jar's entries. */
    public static Set<String> entries(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Set<String> names = new LinkedHashSet<>();
            zip.stream().forEach(entry -> names.add(entry.getName()));
            return names;
        } catch (IOException e) {
            throw PackagedJar.unreadable(jar, e);
        }
    }

    /**
     * Writes what differs.
     *
     * @return whether anything did
     * @throws DockerExecutionException if it cannot be read or written
     */
    public boolean run() {
        try {
            Map<String, ZipEntry> changed = changed();
            if (changed.isEmpty()) {
                return false;
            }
            FileTime time = Files.getLastModifiedTime(jar);
            try (RandomAccessFile before = new RandomAccessFile(jar.toFile(), "r");
                    AtomicFile after = AtomicFile.in(jar.getParent())) {
                write(before, after.stream(), changed);
                after.path().toFile().setExecutable(Files.isExecutable(jar), false);
                after.commit(jar);
            }
            Files.setLastModifiedTime(jar, time);
            return true;
        } catch (IOException e) {
            throw new DockerExecutionException(
                    jar + " cannot be brought up to date: " + PrintableText.of(e)
                            + ". Check that the disk is not full, and that nothing else writes it; 'mvn package' makes it anew.",
                    e);
        }
    }

    /** Returns the entries that differ from their files, each with the one that it has its time from. */
    private Map<String, ZipEntry> changed() throws IOException {
        Map<String, ZipEntry> changed = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry manifest = Optional.ofNullable(zip.getEntry(MANIFEST)).orElseGet(() -> new ZipEntry(MANIFEST));
            for (Map.Entry<String, Path> each : files.entrySet()) {
                ZipEntry before = zip.getEntry(each.getKey());
                boolean exists = Files.isRegularFile(each.getValue());
                if (before == null ? exists : !exists || differs(before, each.getValue())) {
                    changed.put(each.getKey(), before == null ? manifest : before);
                }
            }
        }
        return changed;
    }

    private static boolean differs(ZipEntry entry, Path file) throws IOException {
        return entry.getSize() != Files.size(file)
                || entry.getCrc() != crc(file).getValue();
    }

    private static CRC32 crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[8192];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return crc;
    }

    private void write(RandomAccessFile before, OutputStream stream, Map<String, ZipEntry> changed) throws IOException {
        ZipDirectory directory = ZipDirectory.read(before);
        BufferedOutputStream out = new BufferedOutputStream(stream);
        ZipDirectory.Copy copy = directory.new Copy(before, out);
        Map<String, ZipEntry> left = new LinkedHashMap<>(changed);
        for (ZipDirectory.Entry entry : directory.entries()) {
            ZipEntry other = left.remove(entry.name());
            if (other == null) {
                copy.entry(entry);
            } else {
                add(entry.name(), other, copy);
            }
        }
        for (Map.Entry<String, ZipEntry> each : left.entrySet()) {
            add(each.getKey(), each.getValue(), copy);
        }
        copy.finish();
        out.flush();
    }

    /** Adds the new entry of a name, unless its file is gone. It is packed as a zip of its own, whose bytes are then taken. */
    private void add(String name, ZipEntry before, ZipDirectory.Copy copy) throws IOException {
        Path file = files.get(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(Math.max(0, before.getTime()));
            boolean isStored = before.getName().equals(name) && before.getMethod() == ZipEntry.STORED;
            if (isStored) {
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(Files.size(file));
                entry.setCrc(crc(file).getValue());
            }
            zip.putNextEntry(entry);
            Files.copy(file, zip);
        }
        byte[] bytes = packed.toByteArray();
        copy.entry(ZipDirectory.read(bytes).entries().get(0), bytes);
    }
}

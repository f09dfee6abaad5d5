package io.github.dockermaven.application;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.io.GracefulShutdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linked run-times that all builds of a user share, each a folder under its key. An entry appears by being renamed, so it is
 * there whole or not at all, and is never changed. Builds get a copy, so none changes what another one has. Each copy is
 * compared with the digest of all contents: an entry that is damaged goes. No error comes of the cache: what cannot be kept or
 * read is linked anew. A new entry makes those go that were not used for long, or are too many.
 */
final class RuntimeCache {
    private static final Logger LOGGER = LoggerFactory.getLogger(RuntimeCache.class);

    /** Each is some 60 MB, and a new JDK makes all of them useless. */
    private static final int MOST = 10;

    private static final Duration KEPT = Duration.ofDays(90);
    /** No build copies for so long: it was killed. */
    private static final Duration WRITTEN = Duration.ofDays(1);

    private static final String UNFINISHED = "new-";
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PARTIAL = Pattern.compile(UNFINISHED + "[0-9a-f-]{36}");

    private final Path folder;
    private final Clock clock;

    RuntimeCache(Path folder) {
        this(folder, Clock.systemUTC());
    }

    RuntimeCache(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Returns the file that is locked while the entry of a key is made. There are sixteen at most, so they can stay: none could
     * be deleted while another build may wait for it.
     */
    Path lockFile(Digest key) {
        return folder.resolve(key.hex().charAt(0) + ".lock");
    }

    /**
     * Makes a folder a copy of what is kept under a key.
     *
     * @param target anything may be left in it if nothing is found
     * @param valid whether an entry is of the JDK and the system that there are now
     * @return what the copy was made of; empty if nothing usable is kept
     */
    Optional<RuntimeRecord> find(Digest key, RootFolder target, Predicate<RuntimeRecord> valid) {
        Path entry = folder.resolve(key.hex());
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Optional<RuntimeRecord> kept = RuntimeRecord.read(record(entry)).filter(valid);
        if (kept.isPresent()) {
            target.clear();
            try {
                Digest contents = root(entry).copyTo(target);
                if (RecordFile.read(digest(entry)).equals(Optional.of(seal(entry, contents)))
                        && target.listing().equals(kept.get().folder())) {
                    used(entry);
                    return kept;
                }
            } catch (IOException | DockerExecutionException e) {
                LOGGER.debug("{} cannot be copied", entry, e);
            }
        }
        LOGGER.debug("{} is damaged, or of another system, so the run-time is linked anew", entry);
        remove(entry);
        return Optional.empty();
    }

    /** Keeps a copy of a run-time. One that Ctrl-C interrupts is removed. */
    void keep(Digest key, RootFolder made, RuntimeRecord record) {
        GracefulShutdown.ofProcess().listen();
        Path partial = folder.resolve(UNFINISHED + UUID.randomUUID());
        try {
            Files.createDirectories(root(partial).path());
            Digest contents = made.copyTo(root(partial));
            record.write(record(partial));
            AtomicFile.write(digest(partial), seal(partial, contents));
            used(partial);
            Files.move(partial, folder.resolve(key.hex()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | DockerExecutionException e) { // also if another build was faster
            LOGGER.debug("The run-time is not kept in {}", folder, e);
            remove(partial);
        }
        removeUnused();
    }

    private static RootFolder root(Path entry) {
        return new RootFolder(entry.resolve("root"));
    }

    private static Path record(Path entry) {
        return entry.resolve("record");
    }

    private static Path digest(Path entry) {
        return entry.resolve("digest");
    }

    /** Returns the digest of all that an entry has. */
    private static String seal(Path entry, Digest contents) throws IOException {
        String record = RecordFile.read(record(entry))
                .orElseThrow(() -> new IOException(record(entry) + " is missing or damaged"));
        String all = contents + "\n" + record;
        return Digest.of(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void used(Path entry) throws IOException {
        Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
    }

    private void removeUnused() {
        Instant now = clock.instant();
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (ENTRY.matcher(name).matches()) {
                    entries.add(each);
                } else if (PARTIAL.matcher(name).matches() && lastUsed(each).isBefore(now.minus(WRITTEN))) {
                    remove(each);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.debug("{} cannot be tidied", folder, e);
        }
        List<Path> latestFirst = entries.stream()
                .sorted(Comparator.comparing(RuntimeCache::lastUsed).reversed())
                .toList();
        Stream.concat(
                        latestFirst.stream().skip(MOST),
                        latestFirst.stream().limit(MOST).filter(each -> lastUsed(each)
                                .isBefore(now.minus(KEPT))))
                .forEach(this::remove);
    }

    private static Instant lastUsed(Path entry) {
        try {
            return Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** Takes its name first, so that no build begins to copy what is half deleted. One that copies already notices it. */
    private void remove(Path entry) {
        Path partial = folder.resolve(UNFINISHED + UUID.randomUUID());
        try {
            if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(entry, partial, StandardCopyOption.ATOMIC_MOVE);
                new MirroredFolder(partial, Set.of()).removeOthers();
                Files.deleteIfExists(partial);
            }
        } catch (IOException | DockerExecutionException e) {
            LOGGER.debug("{} cannot be deleted", entry, e);
        }
    }
}

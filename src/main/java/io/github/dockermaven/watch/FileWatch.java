package io.github.dockermaven.watch;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The changes of the files of some folders. Changes that come one after the other are one: they are complete when nothing has
 * changed for a moment, and for a longer one if files are gone, because a compiler deletes before it writes.
 */
public final class FileWatch implements AutoCloseable {
    /** Those that other machines write to, whose events do not come here. */
    private static final Pattern WITHOUT_EVENTS =
            Pattern.compile("(nfs|cifs|smb|9p|v9fs|virtiofs|vboxsf|vmhgfs|prl_fs|drvfs|fuse|afs|ceph|gluster).*");

    private static final Duration QUIET = Duration.ofMillis(120);
    private static final Duration QUIET_AFTER_DELETION = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LOOK_FOR_MISSING = Duration.ofMillis(500);

    private final FolderSnapshot snapshot;
    private final Duration interval;
    private final Consumer<String> notices;
    private ChangeSource source;

    private FileWatch(
            List<WatchedFolder> folders,
            ChangeSource source,
            Duration interval,
            Consumer<Path> gone,
            Consumer<String> notices) {
        this.interval = interval;
        this.notices = notices;
        this.source = source;
        this.snapshot = new FolderSnapshot(folders, this::add, folder -> {
            this.source.remove(folder);
            gone.accept(folder);
        });
    }

    /**
     * Begins to watch.
     *
     * @param interval how often is looked where the file system reports no changes
     * @param gone gets each folder that is deleted; it is watched again when it is back
     * @param notices gets what a user is to know
     */
    public static FileWatch open(
            List<WatchedFolder> folders, Duration interval, Consumer<Path> gone, Consumer<String> notices) {
        return open(folders, source(folders, interval, notices), interval, gone, notices);
    }

    static FileWatch open(
            List<WatchedFolder> folders,
            ChangeSource source,
            Duration interval,
            Consumer<Path> gone,
            Consumer<String> notices) {
        FileWatch watch = new FileWatch(folders, source, interval, gone, notices);
        watch.snapshot.scanAll();
        return watch;
    }

    private static ChangeSource source(List<WatchedFolder> folders, Duration interval, Consumer<String> notices) {
        Optional<String> silent = folders.stream()
                .flatMap(folder -> withoutEvents(folder.path()).stream())
                .findFirst();
        if (silent.isPresent()) {
            return polling(silent.get(), interval, notices);
        }
        try {
            return EventSource.open();
        } catch (IOException e) {
            return polling(reason(e), interval, notices);
        }
    }

    private static ChangeSource polling(String reason, Duration interval, Consumer<String> notices) {
        notices.accept("Changes are looked for every " + interval.toMillis() + " ms, because " + reason);
        return new PollingSource(interval);
    }

    private static Optional<String> withoutEvents(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            FileStore store = Files.getFileStore(existing == null ? folder : existing);
            return silent(folder, store.type());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns why a file system of a type has to be looked at, empty if it reports all changes. */
    static Optional<String> silent(Path folder, String fileSystem) {
        String type = fileSystem.toLowerCase(Locale.ROOT);
        return WITHOUT_EVENTS.matcher(type).matches()
                ? Optional.of(folder + " is on a file system (" + type + ") that does not report all changes")
                : Optional.empty();
    }

    private static String reason(IOException e) {
        String text = String.valueOf(e.getMessage());
        return text.contains("limit")
                ? "the system watches no more folders (" + text
                        + "); fs.inotify.max_user_watches and max_user_instances are the limits"
                : text;
    }

    private void add(Path folder) {
        try {
            source.add(folder);
        } catch (IOException e) {
            if (Files.isDirectory(folder)) {
                source.close();
                source = polling(reason(e), interval, notices);
            }
        }
    }

    /**
     * Waits until files have changed, and no others follow.
     *
     * @param longest how long is waited for the first one
     * @return the files, those included that are gone; none after the time
     */
    public Set<Path> await(Duration longest) throws InterruptedException {
        Set<Path> changed = new LinkedHashSet<>();
        long begin = System.nanoTime();
        long last = begin;
        while (true) {
            Set<Path> more = look(changed.isEmpty() ? min(longest, LOOK_FOR_MISSING) : QUIET);
            long now = System.nanoTime();
            if (!more.isEmpty()) {
                begin = changed.isEmpty() ? now : begin;
                last = now;
                changed.addAll(more);
            } else if (changed.isEmpty() ? isOver(begin, longest, now) : isQuiet(changed, last, now)) {
                return changed;
            }
            if (!changed.isEmpty() && isOver(begin, LONGEST, now)) {
                return changed;
            }
        }
    }

    private Set<Path> look(Duration longest) throws InterruptedException {
        Optional<Set<Path>> dirty = source.await(longest);
        if (dirty.isEmpty()) {
            return snapshot.scanAll();
        }
        Set<Path> folders = new LinkedHashSet<>(dirty.get());
        folders.addAll(snapshot.missingRoots());
        return snapshot.scan(folders);
    }

    private static boolean isQuiet(Set<Path> changed, long last, long now) {
        boolean isDeletion = changed.stream().anyMatch(file -> !Files.exists(file));
        return isOver(last, isDeletion ? QUIET_AFTER_DELETION : QUIET, now);
    }

    private static boolean isOver(long begin, Duration time, long now) {
        return now - begin >= time.toNanos();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Returns what has changed until now, without a wait for the rest. */
    public Set<Path> now() {
        return snapshot.scanAll();
    }

    /** Takes a file as it is now for known: who watches has written it. */
    public void accept(Path file) {
        snapshot.accept(file.toAbsolutePath().normalize());
    }

    @Override
    public void close() {
        source.close();
    }
}

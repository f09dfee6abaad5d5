package io.github.dockermaven.watch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The events of the file system. If it has lost some, anything may have changed. */
final class EventSource implements ChangeSource {
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Map<Path, WatchKey> keys = new HashMap<>();

    private EventSource(WatchService service) {
        this.service = service;
    }

    /** @throws IOException if this system has none, or no more of them */
    static EventSource open() throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        if (service.getClass().getSimpleName().contains("Polling")) {
            service.close();
            throw new IOException("this system has no events for files");
        }
        return new EventSource(service);
    }

    @Override
    public void add(Path folder) throws IOException {
        WatchKey key = folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        folders.put(key, folder);
        keys.put(folder, key);
    }

    @Override
    public void remove(Path folder) {
        Optional.ofNullable(keys.remove(folder)).ifPresent(key -> {
            key.cancel();
            folders.remove(key);
        });
    }

    @Override
    public Optional<Set<Path>> await(Duration longest) throws InterruptedException {
        Set<Path> dirty = new LinkedHashSet<>();
        boolean isComplete = true;
        for (WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
                key != null;
                key = service.poll()) {
            for (WatchEvent<?> event : key.pollEvents()) {
                isComplete &= event.kind() != StandardWatchEventKinds.OVERFLOW;
            }
            key.reset();
            // That of a folder which is gone meanwhile is found in the folder above.
            Optional.ofNullable(folders.get(key)).ifPresent(dirty::add);
        }
        return isComplete ? Optional.of(dirty) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            // It ends with the process at the latest.
        }
    }
}

package io.github.dockermaven.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** No source at all: anything may have changed each time that an interval is over. */
record PollingSource(Duration interval) implements ChangeSource {
    @Override
    public void add(Path folder) {}

    @Override
    public void remove(Path folder) {}

    @Override
    public Optional<Set<Path>> await(Duration longest) throws InterruptedException {
        Thread.sleep(Math.max(longest.toMillis(), interval.toMillis()));
        return Optional.empty();
    }

    @Override
    public void close() {}
}

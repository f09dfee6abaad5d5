package io.github.dockermaven.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that only moves while somebody sleeps, and then at once. */
final class TestRetryClock extends Clock {
    private final List<Duration> slept = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

    RetryClock retryClock() {
        return new RetryClock(
                this,
                duration -> {
                    slept.add(duration);
                    pass(duration);
                },
                () -> 1);
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    List<Duration> slept() {
        return List.copyOf(slept);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

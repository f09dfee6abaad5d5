package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.ExecResult;
import io.github.dockermaven.engine.LogLine;
import io.github.dockermaven.engine.LogLines;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The requests to a real engine about one container. */
record EngineAccess(EngineContainers containers, String id) implements ContainerAccess {
    private static final int SHORT = 12;

    @Override
    public Optional<EngineContainer> inspect() {
        return containers.find(id);
    }

    @Override
    public Lines log(Optional<Instant> since) {
        LogOptions all = LogOptions.ALL.following();
        LogLines lines = containers.logLines(shortId(), since.map(all::since).orElse(all));
        return new Lines() {
            @Override
            public Optional<String> next() {
                return lines.next().map(LogLine::text).map(PrintableText::withoutTerminalSequences);
            }

            @Override
            public void close() {
                lines.close();
            }
        };
    }

    @Override
    public List<String> lastLines() {
        return new LastLines(containers).of(shortId());
    }

    @Override
    public List<String> lastLines(int count) {
        return new LastLines(containers).of(shortId(), count);
    }

    @Override
    public Optional<String> firstProcess() {
        return containers.firstProcess(id);
    }

    @Override
    public void signal(String name) {
        containers.kill(id, name);
    }

    /** Returns the id as messages have it. */
    private String shortId() {
        return id.substring(0, Math.min(id.length(), SHORT));
    }

    @Override
    public ExecResult exec(List<String> command, Optional<Duration> limit) {
        return containers.exec(shortId(), command, limit);
    }
}

package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.LogLine;
import io.github.dockermaven.engine.LogLines;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last lines of a container's log, printable. */
public record LastLines(EngineContainers containers) {
    /**
     * Returns as many as an error has.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if the log cannot be read
     */
    public List<String> of(String id) {
        return of(id, ContainerAccess.LAST_LINES);
    }

    List<String> of(String id, int count) {
        List<String> last = new ArrayList<>();
        try (LogLines lines = containers.logLines(id, LogOptions.ALL.last(count))) {
            for (Optional<LogLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                last.add(PrintableText.line(
                        PrintableText.withoutTerminalSequences(line.get().text())));
            }
        }
        return last.subList(Math.max(0, last.size() - count), last.size());
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.log.LogPrinter;
import io.github.dockermaven.container.log.LogRequest;
import io.github.dockermaven.container.log.LogSink;
import io.github.dockermaven.container.log.LogSource;
import io.github.dockermaven.container.log.LogSources;
import io.github.dockermaven.container.log.LogTime;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.terminal.Terminal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of {@code docker:logs}, apart from the goal's own class as {@link StartRun} is. */
record LogsRun(LogsMojo goal) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        LogRequest request = new LogRequest(
                tail("logsTail", "docker.logs.tail").or(() -> tail("tail", "docker.tail")),
                time("since"),
                time("until"),
                configuration.flag("logsFollow") || configuration.flag("follow"));
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        List<NameOrId> named = GivenContainers.named(goal);
        List<LogSource> found = LogSources.find(
                system.owners(),
                named,
                system.readableContainers("The logs are printed without what <log> says"),
                configuration.flag("logAll"),
                goal.engine());
        List<LogSource> sources =
                named.isEmpty() ? LogSources.readable(found, goal.engine(), goal.getLog()::warn) : found;
        new LogPrinter()
                .print(
                        sources,
                        request,
                        goal.engine(),
                        LogAppearance.of(goal, configuration.flag("timestamps")),
                        LogSink.of(Terminal.bytes(), "The logs cannot be printed: standard output is closed."));
    }

    private Optional<Integer> tail(String parameter, String property) {
        return goal.configuration().text(parameter).flatMap(text -> LogRequest.lines(property, text));
    }

    private Optional<Instant> time(String parameter) {
        return goal.configuration()
                .text(parameter)
                .map(text -> LogTime.parse("docker.logs." + parameter, text, Clock.systemDefaultZone()));
    }
}

package io.github.dockermaven.container;

import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.PublishedPort;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The containers of a start as a table for people. */
final class StartTable {
    private static final List<String> HEADINGS = List.of("CONTAINER", "IMAGE", "STATE", "READY BY", "AFTER", "PORTS");

    private StartTable() {}

    static List<String> lines(List<StartedContainer> started) {
        return Table.of(HEADINGS, started, StartTable::cells).lines();
    }

    private static List<String> cells(StartedContainer started) {
        EngineContainer container = started.container();
        return List.of(
                container.name(),
                started.request().image().name().toString(),
                container.state().status() + (started.change() == Change.KEPT ? " (as before)" : ""),
                PrintableText.line(started.condition()),
                started.change() == Change.KEPT ? "-" : Durations.format(started.time()),
                ports(container.ports()));
    }

    /** Returns ports as {@code docker ps} shows them. */
    static String ports(List<PublishedPort> ports) {
        return ports.stream()
                .map(port -> (port.hostIp().contains(":") ? "[" + port.hostIp() + "]" : port.hostIp()) + ":"
                        + port.hostPort() + "->" + port.containerPort() + "/" + port.protocol())
                .collect(Collectors.joining(", "));
    }
}

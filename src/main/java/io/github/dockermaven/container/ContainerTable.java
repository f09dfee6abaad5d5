package io.github.dockermaven.container;

import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of containers, with what {@code docker ps} shows of each and its alias. */
final class ContainerTable {
    private static final List<String> HEADINGS = List.of("NAME", "ALIAS", "IMAGE", "STATE", "HEALTH", "PORTS", "SINCE");

    /** A status as engines word it: {@code Up 3 minutes (healthy)}, {@code Exited (137) 2 hours ago}. */
    private static final Pattern STATUS =
            Pattern.compile("(?:Up|Exited|Restarting)(?: (?<code>\\([0-9]+\\)))? (?<time>[^()]+?)(?: ago)?(?: \\(.*)?");

    private ContainerTable() {}

    static List<String> lines(List<ContainerReport> containers, Instant now) {
        return Table.of(HEADINGS, containers, container -> row(container, now)).lines();
    }

    private static List<String> row(ContainerReport container, Instant now) {
        Matcher status = STATUS.matcher(container.status());
        boolean timed = status.matches();
        String code = timed && status.group("code") != null ? " " + status.group("code") : "";
        return List.of(
                container.name(),
                container.alias() == null ? "" : container.alias(),
                container.image(),
                container.state() + code,
                container.health() == null ? "" : container.health(),
                StartTable.ports(container.ports()),
                timed
                        ? status.group("time") + " ago"
                        : Durations.ago(Duration.between(Instant.parse(container.created()), now)));
    }
}

package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import java.util.stream.Collectors;

/** The conditions of a container as lines of a message: whether each held, and what was seen of it last. */
final class ConditionLines {
    private ConditionLines() {}

    static String of(ProbeThreads probes) {
        return probes.all().stream()
                .map(each -> "\n  - " + each.probe().description() + ": " + seen(each))
                .collect(Collectors.joining());
    }

    private static String seen(ProbeThread probe) {
        if (probe.state() == ProbeThread.State.HELD) {
            return "held after " + Durations.format(probe.taken());
        }
        return "did not hold, "
                + (probe.lastAnswer().isBlank()
                        ? "nothing was seen"
                        : "last: " + PrintableText.quote(probe.lastAnswer().strip()));
    }
}

package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** The networks that starts have made. */
record OwnNetworks(EngineSession engine, Progress progress) {
    /** Removes those of owners. One that containers of others are in stays, and is named. */
    void remove(StopRequest request) {
        engine.networks().list().stream()
                .filter(network -> request.isOwn(network.spec().labels()))
                .filter(network -> !Owner.isKept(network.spec().labels()))
                .forEach(network -> engine.networks().find(network.id()).ifPresent(this::remove));
    }

    private void remove(EngineNetwork network) {
        if (!network.endpoints().isEmpty()) {
            progress.action("Network " + network.name() + " stays, because containers are in it: "
                    + PrintableText.line(network.endpoints().stream()
                            .map(EngineNetwork.Endpoint::name)
                            .sorted()
                            .collect(Collectors.joining(", "))));
            return;
        }
        Instant begin = Instant.now();
        engine.networks().remove(network);
        progress.action("Removed network " + network.name() + " in "
                + Durations.format(Duration.between(begin, Instant.now())));
    }
}

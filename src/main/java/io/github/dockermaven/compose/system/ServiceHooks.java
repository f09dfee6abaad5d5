package io.github.dockermaven.compose.system;

import io.github.dockermaven.container.StopSettings;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.container.readiness.WaitRequest.Healthy;
import java.util.List;
import java.util.Optional;

/** The commands in a service's container after its start and before its stop. If one fails, so does the start or the stop. */
final class ServiceHooks {
    private ServiceHooks() {}

    /**
     * Returns what a container is awaited by, if a command follows its start: by its own health check, if it has one. Empty
     * if none follows.
     */
    static Optional<WaitRequest> readiness(ComposeValue service) {
        boolean hasCheck = service.get("healthcheck")
                .filter(check -> !check.isTrue("disable"))
                .isPresent();
        return command(service, "post_start")
                .map(command -> new WaitRequest(
                        hasCheck ? List.of(new Healthy()) : List.of(), Optional.empty(), Optional.of(command), true));
    }

    /** Returns how a container is stopped. */
    static StopSettings stop(ComposeValue service) {
        return command(service, "pre_stop")
                .map(command -> new StopSettings(false, Optional.empty(), Optional.empty(), Optional.of(command), true))
                .orElse(StopSettings.DEFAULT);
    }

    private static Optional<List<String>> command(ComposeValue service, String key) {
        List<ComposeValue> hooks = service.items(key);
        if (hooks.size() > 1) {
            throw hooks.get(1)
                    .error(
                            "services." + service.name() + "." + key
                                    + " has several commands, and one is run here. Write them as one: [\"sh\", \"-c\", \"a && b\"].");
        }
        return hooks.stream().findFirst().map(hook -> hook.texts("command"));
    }
}

package io.github.dockermaven.compose.system;

import io.github.dockermaven.container.DurationText;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The keys of a service about its process: command, environment, user, health and end. */
final class ServiceProcess {
    private ServiceProcess() {}

    static ProcessSpec read(ComposeValue service) {
        return new ProcessSpec(
                service.get("entrypoint").map(ComposeValue::texts),
                service.get("command").map(ComposeValue::texts),
                service.map("environment"),
                service.entries("environment").values().stream()
                        .filter(ComposeValue::isNull)
                        .map(ComposeValue::name)
                        .toList(),
                service.text("working_dir"),
                service.text("user"),
                service.text("hostname"),
                service.text("domainname"),
                service.flag("init"),
                service.text("stop_signal"),
                duration(service, "stop_grace_period"),
                service.get("healthcheck").map(ServiceProcess::healthCheck),
                new ProcessSpec.Input(service.isTrue("tty"), service.isTrue("stdin_open"), false));
    }

    private static HealthCheck healthCheck(ComposeValue check) {
        return new HealthCheck(
                check.isTrue("disable") ? List.of("NONE") : check.texts("test"),
                duration(check, "interval"),
                duration(check, "timeout"),
                duration(check, "start_period"),
                check.get("retries").map(NumberValue::whole).map(Long::intValue),
                duration(check, "start_interval"));
    }

    static Optional<Duration> duration(ComposeValue value, String key) {
        return value.get(key).map(each -> DurationText.parse(each.subject(), each.text(), ChronoUnit.SECONDS));
    }
}

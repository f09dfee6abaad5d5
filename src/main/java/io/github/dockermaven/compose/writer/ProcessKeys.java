package io.github.dockermaven.compose.writer;

import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import java.time.Duration;

/** The keys of a service about its process. */
final class ProcessKeys {
    private ProcessKeys() {}

    static Keys of(ProcessSpec process) {
        return new Keys()
                .put("entrypoint", process.entrypoint())
                .put("command", process.cmd())
                .put("working_dir", process.workingDir())
                .put("user", process.user())
                .put("hostname", process.hostname())
                .put("domainname", process.domainname())
                .put("init", process.init())
                .put("stop_signal", process.stopSignal())
                .putTrue("tty", process.input().tty())
                .putTrue("stdin_open", process.input().openStdin());
    }

    /** Returns the keys of a health check. */
    static Keys of(HealthCheck check) {
        return new Keys()
                .putAll("test", check.test())
                .put("interval", check.interval().map(ProcessKeys::text))
                .put("timeout", check.timeout().map(ProcessKeys::text))
                .put("start_period", check.startPeriod().map(ProcessKeys::text))
                .put("start_interval", check.startInterval().map(ProcessKeys::text))
                .put("retries", check.retries());
    }

    /** Returns a time in the form of compose files: {@code 90s}, {@code 1500ms}. */
    static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}

package io.github.dockermaven.compose.writer;

import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.engine.HostConfig.Ulimit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of a service about what its host gives it, and what happens at its end. */
final class HostKeys {
    private static final int DIGITS_OF_NANOS = 9;
    private static final String PROFILE = "seccomp={";

    private HostKeys() {}

    /** @param names those of the services that containers have become */
    static Keys of(HostConfig host, ServiceNames names, Notes notes) {
        Keys keys = new Keys()
                .putAll(resources(host.resources()))
                .putAll(security(host.security(), names, notes))
                .putAll(restart(host.restart()));
        host.logDriver()
                .ifPresent(driver -> keys.put(
                        "logging",
                        new Keys()
                                .put("driver", driver.name())
                                .putAll("options", driver.options())
                                .toMap()));
        if (host.autoRemove()) {
            notes.add(
                    "autoRemove is unknown to compose: the container stays when it has ended, until 'docker compose down'");
        }
        return keys;
    }

    private static Keys resources(Resources resources) {
        return new Keys()
                .put("mem_limit", resources.memory())
                .put("memswap_limit", resources.memorySwap())
                .put("mem_reservation", resources.memoryReservation())
                .put("pids_limit", resources.pidsLimit())
                .put("cpus", resources.nanoCpus().map(nanos -> BigDecimal.valueOf(nanos, DIGITS_OF_NANOS)
                        .stripTrailingZeros()
                        .toPlainString()))
                .put("cpu_shares", resources.cpuShares())
                .put("cpuset", resources.cpuSet())
                .put("shm_size", resources.shmSize())
                .putAll("ulimits", ulimits(resources))
                .putAll("sysctls", resources.sysctls())
                .putAll(
                        "devices",
                        resources.devices().stream()
                                .map(device -> device.host() + ":" + device.container() + ":" + device.permissions())
                                .toList());
    }

    private static Map<String, Object> ulimits(Resources resources) {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (Ulimit limit : resources.ulimits()) {
            limits.put(
                    limit.name(),
                    new Keys()
                            .put("soft", limit.soft())
                            .put("hard", limit.hard())
                            .toMap());
        }
        return limits;
    }

    private static Keys security(Security security, ServiceNames names, Notes notes) {
        if (security.securityOpts().stream().anyMatch(option -> option.startsWith(PROFILE))) {
            notes.add(
                    "securityOpts has a seccomp profile, which compose takes from a file only: it is left out, so that the"
                            + " engine's own profile is in force");
        }
        return new Keys()
                .putAll("cap_add", security.capAdd())
                .putAll("cap_drop", security.capDrop())
                .putTrue("privileged", security.privileged())
                .putTrue("read_only", security.readOnly())
                .putAll(
                        "security_opt",
                        security.securityOpts().stream()
                                .filter(option -> !option.startsWith(PROFILE))
                                .toList())
                .put("userns_mode", security.userns())
                .put("isolation", security.isolation())
                .putAll("group_add", security.groups())
                .put("pid", security.pid().map(names::mode))
                .put("ipc", security.ipc().map(names::mode));
    }

    private static Keys restart(RestartPolicy policy) {
        Keys keys = new Keys();
        if (!policy.equals(RestartPolicy.NONE)) {
            keys.put("restart", policy.name() + (policy.maximumRetries() > 0 ? ":" + policy.maximumRetries() : ""));
        }
        return keys;
    }
}

package io.github.dockermaven.compose.system;

import io.github.dockermaven.container.SecurityOption;
import io.github.dockermaven.container.UlimitOption;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.HostConfig.Device;
import io.github.dockermaven.engine.HostConfig.LogDriver;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.HostConfig.Ulimit;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a service about what its container gets of the host, and may do there. */
final class ServiceHost {
    private static final Pattern POLICY =
            Pattern.compile("(no|always|unless-stopped|on-failure(?=$|:))(?::([0-9]{1,6}))?");

    private ServiceHost() {}

    /** @param folder the project's */
    static HostConfig read(ComposeValue service, Storage storage, Path folder) {
        return new HostConfig(
                resources(service),
                security(service, folder),
                storage,
                restart(service),
                false,
                service.get("logging")
                        .map(logging -> new LogDriver(logging.text("driver").orElse(""), logging.map("options"))));
    }

    /** What {@code deploy} says takes precedence. */
    private static Resources resources(ComposeValue service) {
        Optional<ComposeValue> deployed = service.get("deploy").flatMap(deploy -> deploy.get("resources"));
        Optional<ComposeValue> limits = deployed.flatMap(resources -> resources.get("limits"));
        Optional<ComposeValue> reservations = deployed.flatMap(resources -> resources.get("reservations"));
        return new Resources(
                limits.flatMap(each -> NumberValue.unlessZero(each, "memory"))
                        .or(() -> NumberValue.unlessZero(service, "mem_limit")),
                reservations
                        .flatMap(each -> NumberValue.unlessZero(each, "memory"))
                        .or(() -> NumberValue.unlessZero(service, "mem_reservation")),
                NumberValue.unlessZero(service, "memswap_limit"),
                limits.flatMap(each -> each.get("cpus"))
                        .or(() -> service.get("cpus"))
                        .map(NumberValue::nanos)
                        .filter(nanos -> nanos > 0),
                NumberValue.unlessZero(service, "cpu_shares"),
                service.text("cpuset"),
                limits.flatMap(each -> NumberValue.unlessZero(each, "pids"))
                        .or(() -> NumberValue.unlessZero(service, "pids_limit")),
                NumberValue.unlessZero(service, "shm_size"),
                service.entries("ulimits").values().stream()
                        .map(ServiceHost::ulimit)
                        .toList(),
                service.map("sysctls"),
                service.items("devices").stream().map(ServiceHost::device).toList());
    }

    /** Returns a limit of a service or of its build. */
    static Ulimit ulimit(ComposeValue limit) {
        String soft = limit.isText() ? limit.text() : limit.text("soft").orElse("0");
        String hard = limit.isText() ? limit.text() : limit.text("hard").orElse("0");
        return UlimitOption.of(limit.subject(), limit.name(), soft, hard);
    }

    private static Device device(ComposeValue device) {
        String host = device.text("source").orElse("");
        return new Device(
                host,
                device.text("target").orElse(host),
                device.text("permissions").orElse("rwm"));
    }

    private static Security security(ComposeValue service, Path folder) {
        return new Security(
                service.texts("cap_add"),
                service.texts("cap_drop"),
                service.isTrue("privileged"),
                service.isTrue("read_only"),
                service.items("security_opt").stream()
                        .map(option -> securityOption(option, folder))
                        .toList(),
                service.text("userns_mode"),
                service.text("isolation"),
                service.texts("group_add"),
                service.text("pid").map(ServiceNetworking::mode),
                service.text("ipc").map(ServiceNetworking::mode));
    }

    /** What is no profile stays as it is written, as compose leaves it. */
    private static String securityOption(ComposeValue option, Path folder) {
        String parsed = SecurityOption.parse(option.subject(), option.text(), folder::resolve);
        return parsed.endsWith("}") ? parsed : option.text();
    }

    private static RestartPolicy restart(ComposeValue service) {
        return service.get("deploy")
                .flatMap(deploy -> deploy.get("restart_policy"))
                .map(policy -> new RestartPolicy(
                        condition(policy.text("condition").orElse("any")),
                        policy.get("max_attempts")
                                .map(NumberValue::whole)
                                .map(Long::intValue)
                                .orElse(0)))
                .or(() -> service.get("restart").map(ServiceHost::policy))
                .orElse(RestartPolicy.NONE);
    }

    private static String condition(String word) {
        return switch (word) {
            case "none" -> "no";
            case "any" -> "always";
            default -> word;
        };
    }

    private static RestartPolicy policy(ComposeValue restart) {
        Matcher policy = POLICY.matcher(restart.text());
        if (!policy.matches()) {
            throw restart.error("restart is '" + PrintableText.quote(restart.text())
                    + "', which is not known. Write no, always, unless-stopped, on-failure or on-failure:3.");
        }
        return new RestartPolicy(policy.group(1), policy.group(2) == null ? 0 : Integer.parseInt(policy.group(2)));
    }
}

package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Containers as the tasks of a service, in the JSON of the <a
 * href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service/operation/ServiceCreate">Engine API</a>.
 */
public final class ServiceJson {
    private ServiceJson() {}

    /**
     * Returns the task of a container: what it is made of, its networks, resources and end.
     *
     * @param volumes those that its nodes make for it
     */
    public static ObjectNode task(ContainerSpec spec, ServiceOptions options, Collection<VolumeSpec> volumes) {
        ObjectNode task = NetworkJson.object();
        ObjectNode container = task.putObject("ContainerSpec").put("Image", spec.image());
        JsonFields.put(container, "Labels", spec.labels());
        writeProcess(spec.process(), container);
        writeHost(spec, container);
        writeResources(spec.host().resources(), options.reservation(), task, container);
        ServiceMounts.write(spec.host().storage(), volumes, container);
        options.restart()
                .map(ServiceJson::restart)
                .or(() -> restart(spec.host().restart()))
                .ifPresent(policy -> task.set("RestartPolicy", policy));
        writePlacement(options.placement(), task);
        for (Endpoint endpoint : spec.networking().endpoints()) {
            ObjectNode network = task.withArray("/Networks").addObject().put("Target", endpoint.network());
            JsonFields.put(network, "Aliases", endpoint.aliases());
        }
        spec.networking().mode().filter("host"::equals).ifPresent(host -> task.withArray("/Networks")
                .addObject()
                .put("Target", host));
        spec.host().logDriver().ifPresent(driver -> {
            ObjectNode log = task.putObject("LogDriver").put("Name", driver.name());
            JsonFields.put(log, "Options", driver.options());
        });
        return task;
    }

    /** Returns the name and the ports of a service, which all nodes publish, or those that run it. */
    public static ObjectNode endpoint(List<PortBinding> ports, ServiceOptions options) {
        ObjectNode endpoint = NetworkJson.object().put("Mode", options.isRoundRobin() ? "dnsrr" : "vip");
        for (PortBinding port : ports) {
            ObjectNode json = endpoint.withArray("/Ports")
                    .addObject()
                    .put("Protocol", port.protocol())
                    .put("TargetPort", port.containerPort())
                    .put("PublishMode", options.hostPorts().contains(port.exposed()) ? "host" : "ingress");
            if (port.hostPort().matches("[1-9][0-9]*")) {
                json.put("PublishedPort", Integer.parseInt(port.hostPort()));
            }
        }
        return endpoint;
    }

    /** Returns how the tasks of a service are changed. */
    public static ObjectNode change(ServiceOptions.Change change) {
        ObjectNode json = NetworkJson.object();
        JsonFields.putNumber(json, "Parallelism", change.parallelism());
        JsonFields.putNanos(json, "Delay", change.delay());
        JsonFields.put(json, "FailureAction", change.failureAction());
        JsonFields.putNanos(json, "Monitor", change.monitor());
        change.maxFailureRatio().ifPresent(ratio -> json.put("MaxFailureRatio", ratio));
        JsonFields.put(json, "Order", change.order());
        return json;
    }

    private static void writePlacement(ServiceOptions.Placement placement, ObjectNode task) {
        ObjectNode json = NetworkJson.object();
        JsonFields.put(json, "Constraints", placement.constraints());
        placement.spreads().forEach(label -> json.withArray("/Preferences")
                .addObject()
                .putObject("Spread")
                .put("SpreadDescriptor", label));
        JsonFields.putNumber(json, "MaxReplicas", placement.maxReplicas());
        placement.platforms().forEach(platform -> json.withArray("/Platforms")
                .addObject()
                .put("Architecture", platform.architecture())
                .put("OS", platform.os()));
        if (!json.isEmpty()) {
            task.set("Placement", json);
        }
    }

    private static void writeProcess(ProcessSpec process, ObjectNode json) {
        process.entrypoint().ifPresent(words -> JsonFields.putAll(json, "Command", words));
        process.cmd().ifPresent(words -> JsonFields.putAll(json, "Args", words));
        process.env().forEach((name, value) -> json.withArray("/Env").add(name + "=" + value));
        JsonFields.put(json, "Dir", process.workingDir());
        JsonFields.put(json, "User", process.user());
        JsonFields.put(json, "Hostname", process.hostname());
        JsonFields.put(json, "StopSignal", process.stopSignal());
        JsonFields.putNanos(json, "StopGracePeriod", process.stopTimeout());
        process.init().ifPresent(init -> json.put("Init", init));
        process.healthCheck().ifPresent(check -> json.set("Healthcheck", ContainerJson.write(check)));
        json.put("TTY", process.input().tty());
        json.put("OpenStdin", process.input().openStdin());
    }

    private static void writeHost(ContainerSpec spec, ObjectNode json) {
        HostConfig host = spec.host();
        json.put("ReadOnly", host.security().readOnly());
        JsonFields.put(json, "CapabilityAdd", host.security().capAdd());
        JsonFields.put(json, "CapabilityDrop", host.security().capDrop());
        JsonFields.put(json, "Groups", host.security().groups());
        JsonFields.put(
                json,
                "Hosts",
                spec.networking().extraHosts().stream().map(ServiceJson::host).toList());
        ObjectNode dns = NetworkJson.object();
        JsonFields.put(dns, "Nameservers", spec.networking().dns());
        JsonFields.put(dns, "Search", spec.networking().dnsSearch());
        JsonFields.put(dns, "Options", spec.networking().dnsOptions());
        if (!dns.isEmpty()) {
            json.set("DNSConfig", dns);
        }
    }

    /** A swarm has the lines of {@code /etc/hosts} themselves. */
    private static String host(String line) {
        int colon = line.indexOf(':');
        return line.substring(colon + 1) + " " + line.substring(0, colon);
    }

    private static void writeResources(
            Resources resources, ServiceOptions.Reservation reservation, ObjectNode task, ObjectNode container) {
        ObjectNode limits = NetworkJson.object();
        JsonFields.putNumber(limits, "NanoCPUs", resources.nanoCpus());
        JsonFields.putNumber(limits, "MemoryBytes", resources.memory());
        JsonFields.putNumber(limits, "Pids", resources.pidsLimit());
        if (!limits.isEmpty()) {
            task.putObject("Resources").set("Limits", limits);
        }
        ObjectNode reservations = NetworkJson.object();
        JsonFields.putNumber(reservations, "NanoCPUs", reservation.nanoCpus());
        JsonFields.putNumber(reservations, "MemoryBytes", resources.memoryReservation());
        reservation.resources().forEach((kind, count) -> reservations
                .withArray("/GenericResources")
                .addObject()
                .putObject("DiscreteResourceSpec")
                .put("Kind", kind)
                .put("Value", count));
        if (!reservations.isEmpty()) {
            task.withObject("/Resources").set("Reservations", reservations);
        }
        JsonFields.put(container, "Sysctls", resources.sysctls());
        resources.ulimits().forEach(limit -> container
                .withArray("/Ulimits")
                .addObject()
                .put("Name", limit.name())
                .put("Soft", limit.soft())
                .put("Hard", limit.hard()));
    }

    private static ObjectNode restart(ServiceOptions.Restart policy) {
        ObjectNode json = NetworkJson.object();
        JsonFields.put(json, "Condition", policy.condition());
        JsonFields.putNanos(json, "Delay", policy.delay());
        JsonFields.putNumber(json, "MaxAttempts", policy.maxAttempts());
        JsonFields.putNanos(json, "Window", policy.window());
        return json;
    }

    /** A service is to run: without a policy of its own a task that ends is followed by another. */
    private static Optional<ObjectNode> restart(RestartPolicy policy) {
        if (policy.name().equals("no")) {
            return Optional.empty();
        }
        ObjectNode json =
                NetworkJson.object().put("Condition", policy.name().equals("on-failure") ? "on-failure" : "any");
        if (policy.maximumRetries() > 0) {
            json.put("MaxAttempts", policy.maximumRetries());
        }
        return Optional.of(json);
    }
}

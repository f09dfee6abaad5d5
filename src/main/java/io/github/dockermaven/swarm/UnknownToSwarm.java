package io.github.dockermaven.swarm;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that containers have and no service can have: each reported once, with those that have it. */
final class UnknownToSwarm {
    private final Map<String, List<String>> containers = new LinkedHashMap<>();

    /** Returns a line for each of these. */
    static List<String> lines(List<ContainerRequest> requests) {
        UnknownToSwarm unknown = new UnknownToSwarm();
        requests.forEach(unknown::add);
        return unknown.containers.entrySet().stream()
                .map(each -> "A swarm does not know " + each.getKey() + ": no effect on "
                        + String.join(", ", each.getValue()))
                .toList();
    }

    private void add(ContainerRequest request) {
        ContainerSpec spec = request.spec();
        note(!request.namePattern().contains("%") && !request.namePattern().isEmpty(), "container names", request);
        note(spec.host().autoRemove(), "autoRemove", request);
        note(spec.platform().isPresent(), "platform", request);
        note(spec.process().domainname().isPresent(), "domainname", request);
        note(!spec.host().storage().volumesFrom().isEmpty(), "volumes of other containers", request);
        note(
                spec.host().storage().mounts().stream().anyMatch(mount -> mount.type() == Mount.Type.BIND),
                "whether a folder of the host is on every node (it has to be)",
                request);
        note(
                request.dependsOn().filter(others -> !others.isEmpty()).isPresent(),
                "the order of services (docker:deploy keeps it by waiting, a swarm that starts tasks anew does not)",
                request);
        addNetworking(spec.networking(), request);
        addResources(spec.host().resources(), request);
        addSecurity(spec.host().security(), request);
    }

    private void addNetworking(NetworkingSpec networking, ContainerRequest request) {
        List<Endpoint> endpoints = networking.endpoints();
        note(
                endpoints.stream()
                        .anyMatch(each -> each.ip().isPresent() || each.ip6().isPresent()),
                "fixed addresses",
                request);
        note(
                !networking.links().isEmpty()
                        || endpoints.stream().anyMatch(each -> !each.links().isEmpty()),
                "links",
                request);
        note(
                networking.mode().filter(mode -> mode.startsWith("container:")).isPresent(),
                "the network of another container",
                request);
        note(
                networking.ports().stream().anyMatch(port -> !port.hostIp().isEmpty()),
                "addresses of ports (they are published on all addresses of all nodes)",
                request);
        note(networking.ports().stream().anyMatch(port -> port.hostPort().contains("-")), "ranges of ports", request);
    }

    private void addResources(Resources resources, ContainerRequest request) {
        note(
                resources.memorySwap().isPresent()
                        || resources.cpuShares().isPresent()
                        || resources.cpuSet().isPresent()
                        || resources.shmSize().isPresent(),
                "memorySwap, cpuShares, cpuSet and shmSize",
                request);
        note(!resources.devices().isEmpty(), "devices", request);
    }

    private void addSecurity(Security security, ContainerRequest request) {
        note(security.privileged(), "privileged", request);
        note(!security.securityOpts().isEmpty(), "securityOpts", request);
        boolean isShared = Optional.empty()
                .or(security::userns)
                .or(security::isolation)
                .or(security::pid)
                .or(security::ipc)
                .isPresent();
        note(isShared, "userns, isolation, pid and ipc", request);
    }

    private void note(boolean isGiven, String what, ContainerRequest request) {
        if (isGiven) {
            containers.computeIfAbsent(what, first -> new ArrayList<>()).add(request.alias());
        }
    }
}

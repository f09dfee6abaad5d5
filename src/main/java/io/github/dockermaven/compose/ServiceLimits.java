package io.github.dockermaven.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a service that are said in two places, or that cannot be together. */
final class ServiceLimits {
    private ServiceLimits() {}

    static void check(String subject, YamlNode.Mapping service) {
        Optional<YamlNode.Mapping> deploy = Nodes.mapping(service, "deploy");
        Optional<YamlNode.Mapping> resources = deploy.flatMap(each -> Nodes.mapping(each, "resources"));
        Optional<YamlNode.Mapping> limits = resources.flatMap(each -> Nodes.mapping(each, "limits"));
        same(subject, service, "scale", deploy, "deploy.replicas");
        same(subject, service, "cpus", limits, "deploy.resources.limits.cpus");
        same(subject, service, "mem_limit", limits, "deploy.resources.limits.memory");
        same(subject, service, "pids_limit", limits, "deploy.resources.limits.pids");
        same(
                subject,
                service,
                "mem_reservation",
                resources.flatMap(each -> Nodes.mapping(each, "reservations")),
                "deploy.resources.reservations.memory");
        targets(subject, service);
        watch(subject, service);
    }

    private static void same(
            String subject, YamlNode.Mapping service, String key, Optional<YamlNode.Mapping> other, String name) {
        Optional<String> own = Nodes.text(service, key);
        Optional<String> second = other.flatMap(each -> Nodes.text(each, name.substring(name.lastIndexOf('.') + 1)));
        if (own.isPresent() && second.isPresent() && !own.equals(second)) {
            throw service.get(key)
                    .orElseThrow()
                    .position()
                    .error(subject + " has " + key + " " + own.get() + " and " + name + " " + second.get()
                            + ". Remove one of them.");
        }
    }

    private static void targets(String subject, YamlNode.Mapping service) {
        Map<String, Position> targets = new HashMap<>();
        for (YamlNode.Scalar tmpfs : Nodes.texts(service, "tmpfs")) {
            target(subject, tmpfs.text().split(":", -1)[0], tmpfs.position(), targets);
        }
        for (YamlNode mount : Nodes.items(service, "volumes")) {
            Nodes.text(mount, "target").ifPresent(target -> target(subject, target, mount.position(), targets));
        }
    }

    private static void target(String subject, String target, Position position, Map<String, Position> targets) {
        Position before = targets.putIfAbsent(target, position);
        if (before != null) {
            throw position.error(subject + " has two mounts at " + target + ", the first in line " + before.line()
                    + ". Remove one of them.");
        }
    }

    private static void watch(String subject, YamlNode.Mapping service) {
        for (YamlNode watch : Nodes.mapping(service, "develop").map(each -> Nodes.items(each, "watch")).stream()
                .flatMap(List::stream)
                .toList()) {
            boolean isSync = Nodes.text(watch, "action")
                    .filter(action -> action.startsWith("sync"))
                    .isPresent();
            if (isSync && Nodes.text(watch, "target").isEmpty()) {
                throw watch.position()
                        .error(subject + ": this watch has no target. Write the folder in the container that files"
                                + " are copied to.");
            }
        }
    }
}

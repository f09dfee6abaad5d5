package io.github.dockermaven.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The flat {@code <run>}, of the project's own image, of which each element is a property too: {@code docker.run.memory},
 * {@code docker.run.wait.time}, and for maps {@code docker.run.env.NAME}.
 */
public final class RunProperties {
    /** What the properties begin with. */
    static final String PREFIX = "docker.run.";

    /** Elements that have elements. */
    static final Set<String> GROUPS = Set.of(
            "env",
            "healthCheckConfiguration",
            "labels",
            "log",
            "log.driver",
            "log.driver.opts",
            "network",
            "restartPolicy",
            "sysctls",
            "volumes",
            "wait",
            "wait.exec",
            "wait.http",
            "wait.tcp");

    /** What the names of maps' entries follow. */
    static final List<String> MAPS =
            List.of(PREFIX + "env.", PREFIX + "labels.", PREFIX + "log.driver.opts.", PREFIX + "sysctls.");

    /** Those whose names no user chooses, less the prefix. */
    static final List<String> NAMES = List.of(
            "autoRemove",
            "capAdd",
            "capDrop",
            "cmd",
            "containerNamePattern",
            "cpuSet",
            "cpuShares",
            "cpus",
            "dependsOn",
            "dns",
            "dnsSearch",
            "domainname",
            "entryPoint",
            "entrypoint",
            "envPropertyFile",
            "exposedPropertyKey",
            "extraHosts",
            "files",
            "healthCheckConfiguration.cmd",
            "healthCheckConfiguration.interval",
            "healthCheckConfiguration.mode",
            "healthCheckConfiguration.retries",
            "healthCheckConfiguration.startPeriod",
            "healthCheckConfiguration.timeout",
            "hostname",
            "imagePullPolicy",
            "init",
            "isolation",
            "links",
            "log.color",
            "log.date",
            "log.driver",
            "log.driver.name",
            "log.enabled",
            "log.file",
            "log.prefix",
            "memory",
            "memorySwap",
            "namingStrategy",
            "net",
            "network",
            "network.alias",
            "network.ip",
            "network.ip6",
            "network.mode",
            "network.name",
            "networks",
            "platform",
            "portPropertyFile",
            "ports",
            "privileged",
            "readOnly",
            "restartPolicy",
            "restartPolicy.name",
            "restartPolicy.retry",
            "securityOpts",
            "shmSize",
            "skip",
            "stdinOpen",
            "stopMode",
            "stopSignal",
            "stopTimeout",
            "tmpfs",
            "tty",
            "ulimits",
            "user",
            "userns",
            "volumes",
            "volumes.bind",
            "volumes.from",
            "wait",
            "wait.exec",
            "wait.exec.breakOnError",
            "wait.exec.cmd",
            "wait.exec.postStart",
            "wait.exec.preStop",
            "wait.exit",
            "wait.healthy",
            "wait.http.allowAllHosts",
            "wait.http.method",
            "wait.http.status",
            "wait.http.url",
            "wait.kill",
            "wait.log",
            "wait.shutdown",
            "wait.tcp.host",
            "wait.tcp.mode",
            "wait.tcp.ports",
            "wait.time",
            "wait.url",
            "workingDir");

    /** What says something to docker:run, and nothing of its container. */
    private static final Set<String> OF_GOAL = Set.of("detach", "image", "interactive", "rm");

    /** The docker command's names for some of them. */
    private static final Map<String, String> SHORT = Map.of(
            "alias", "network.alias",
            "ip", "network.ip",
            "link", "links",
            "name", "containerNamePattern",
            "workdir", "workingDir");

    private RunProperties() {}

    /** Returns the element with what properties add to it; empty if there is nothing. */
    static Optional<XmlElement> element(GoalConfiguration goal) {
        return goal.element("run", PREFIX, GROUPS, RunProperties::elements);
    }

    /** Returns the properties alone, as an element; empty if there is nothing. */
    static Optional<XmlElement> alone(GoalConfiguration goal) {
        return goal.element(PREFIX, GROUPS, RunProperties::elements);
    }

    /** Returns whether a property says something of a container: those with a number are of an {@code <external>} image. */
    static boolean isOfContainer(String property) {
        String name = property.substring(PREFIX.length());
        return !OF_GOAL.contains(name) && !name.matches("[0-9]+");
    }

    /** Returns those of the command line that say something to docker:run alone, so that they have no effect elsewhere. */
    public static List<String> ofRunAlone(GoalConfiguration goal) {
        return goal.properties().commandLine().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && OF_GOAL.contains(name.substring(PREFIX.length())))
                .sorted()
                .toList();
    }

    /** Returns properties by the names of elements. */
    private static Map<String, String> elements(Map<String, String> properties) {
        Map<String, String> elements = new TreeMap<>(properties);
        elements.keySet().removeAll(OF_GOAL);
        SHORT.forEach((name, element) -> {
            if (elements.containsKey(name)) {
                elements.put(element, elements.remove(name));
            }
        });
        return elements;
    }
}

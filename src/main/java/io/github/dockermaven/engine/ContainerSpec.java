package io.github.dockermaven.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of a container to be created, as {@code POST /containers/create} of the <a
 * href="https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerCreate">Engine
 * API</a> has them. An empty property leaves the choice to the image, else to the engine.
 *
 * @param name its name; empty for one that the engine makes up
 * @param image the image's name or id
 * @param platform {@code os/architecture[/variant]} of the image
 * @param restart what happens when it ends
 * @param autoRemove whether the engine removes it when it ends
 * @param logDriver where its output goes
 */
public record ContainerSpec(
        String name,
        String image,
        Optional<String> platform,
        Process process,
        Resources resources,
        Security security,
        Storage storage,
        Networking networking,
        RestartPolicy restart,
        boolean autoRemove,
        Optional<LogDriver> logDriver,
        Map<String, String> labels) {
    private static final String OWN_LABELS = "io.github.dockermaven.";

    public ContainerSpec {
        labels = ordered(labels);
    }

    /** Returns the same container with another name. */
    public ContainerSpec withName(String other) {
        return new ContainerSpec(
                other,
                image,
                platform,
                process,
                resources,
                security,
                storage,
                networking,
                restart,
                autoRemove,
                logDriver,
                labels);
    }

    /** Returns the same container with other networks and ports. */
    public ContainerSpec withNetworking(Networking other) {
        return new ContainerSpec(
                name,
                image,
                platform,
                process,
                resources,
                security,
                storage,
                other,
                restart,
                autoRemove,
                logDriver,
                labels);
    }

    /** Returns the same container with another process, which the engine removes at its end or not. */
    public ContainerSpec withProcess(Process other, boolean isRemoved) {
        return new ContainerSpec(
                name,
                image,
                platform,
                other,
                resources,
                security,
                storage,
                networking,
                restart,
                isRemoved,
                logDriver,
                labels);
    }

    /** Returns the same container with other labels. */
    public ContainerSpec withLabels(Map<String, String> others) {
        return new ContainerSpec(
                name,
                image,
                platform,
                process,
                resources,
                security,
                storage,
                networking,
                restart,
                autoRemove,
                logDriver,
                others);
    }

    /** Returns those of the labels that are this plugin's, and no part of a configuration. */
    Map<String, String> ownLabels() {
        Map<String, String> own = new LinkedHashMap<>(labels);
        own.keySet().removeIf(label -> !label.startsWith(OWN_LABELS));
        return own;
    }

    /** Not Map.copyOf, which has no order. */
    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * The process that runs in the container.
     *
     * @param entrypoint the program and its first arguments; an empty list removes the image's
     * @param cmd the arguments after those
     * @param env variables of its environment, added to the image's
     * @param user {@code user[:group]}, by names or numbers
     * @param init whether a small init process is PID 1, which passes signals on and reaps children
     * @param stopSignal what asks the process to end, such as {@code SIGTERM}
     * @param stopTimeout the time it has for that, whole seconds
     * @param tty whether it has a terminal
     * @param openStdin whether its standard input is kept open
     * @param stdinOnce whether its standard input ends with that of the first who is connected with it
     */
    public record Process(
            Optional<List<String>> entrypoint,
            Optional<List<String>> cmd,
            Map<String, String> env,
            Optional<String> workingDir,
            Optional<String> user,
            Optional<String> hostname,
            Optional<String> domainname,
            Optional<Boolean> init,
            Optional<String> stopSignal,
            Optional<Duration> stopTimeout,
            Optional<HealthCheck> healthCheck,
            boolean tty,
            boolean openStdin,
            boolean stdinOnce) {
        public Process {
            entrypoint = entrypoint.map(List::copyOf);
            cmd = cmd.map(List::copyOf);
            env = ordered(env);
        }

        /** Returns the same process with another environment. */
        public Process withEnv(Map<String, String> other) {
            return new Process(
                    entrypoint,
                    cmd,
                    other,
                    workingDir,
                    user,
                    hostname,
                    domainname,
                    init,
                    stopSignal,
                    stopTimeout,
                    healthCheck,
                    tty,
                    openStdin,
                    stdinOnce);
        }

        /** Returns the same process with what it reads. */
        public Process withInput(boolean hasTerminal, boolean hasInput, boolean endsWithFirst) {
            return new Process(
                    entrypoint,
                    cmd,
                    env,
                    workingDir,
                    user,
                    hostname,
                    domainname,
                    init,
                    stopSignal,
                    stopTimeout,
                    healthCheck,
                    hasTerminal,
                    hasInput,
                    endsWithFirst);
        }
    }

    /**
     * A health check.
     *
     * @param test {@code CMD} and words, {@code CMD-SHELL} and a line, or {@code NONE}; empty for the image's own
     * @param retries failures in a row that make the container unhealthy
     */
    public record HealthCheck(
            List<String> test,
            Optional<Duration> interval,
            Optional<Duration> timeout,
            Optional<Duration> startPeriod,
            Optional<Integer> retries) {
        public HealthCheck {
            test = List.copyOf(test);
        }
    }

    /**
     * What the container may use.
     *
     * @param memory bytes
     * @param memorySwap bytes of memory and swap together, -1 for no limit
     * @param nanoCpus billionths of a processor
     * @param cpuShares weight beside other containers
     * @param cpuSet numbers of processors, {@code 0-2,4}
     * @param shmSize bytes of {@code /dev/shm}
     * @param sysctls namespaced kernel parameters
     */
    public record Resources(
            Optional<Long> memory,
            Optional<Long> memorySwap,
            Optional<Long> nanoCpus,
            Optional<Long> cpuShares,
            Optional<String> cpuSet,
            Optional<Long> shmSize,
            List<Ulimit> ulimits,
            Map<String, String> sysctls) {
        public Resources {
            ulimits = List.copyOf(ulimits);
            sysctls = ordered(sysctls);
        }
    }

    /** A resource limit of the process, -1 for none. */
    public record Ulimit(String name, long soft, long hard) {}

    /**
     * What the container may do.
     *
     * @param capAdd capabilities, {@code NET_ADMIN}, {@code CAP_NET_ADMIN} or {@code ALL}
     * @param readOnly whether its root file system is read-only
     * @param userns the mode of its user namespace
     * @param isolation the isolation of Windows containers
     */
    public record Security(
            List<String> capAdd,
            List<String> capDrop,
            boolean privileged,
            boolean readOnly,
            List<String> securityOpts,
            Optional<String> userns,
            Optional<String> isolation) {
        public Security {
            capAdd = capabilities(capAdd);
            capDrop = capabilities(capDrop);
            securityOpts = List.copyOf(securityOpts);
        }

        /** Returns capabilities by their full names, as engines keep them, each once. */
        private static List<String> capabilities(List<String> names) {
            return names.stream()
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .map(name -> name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /**
     * What is mounted in the container.
     *
     * @param tmpfs options of temporary file systems by their folders
     * @param volumesFrom containers whose volumes it has too, {@code name[:ro]}
     */
    public record Storage(List<Mount> mounts, Map<String, String> tmpfs, List<String> volumesFrom) {
        public Storage {
            mounts = List.copyOf(mounts);
            tmpfs = ordered(tmpfs);
            volumesFrom = List.copyOf(volumesFrom);
        }
    }

    /**
     * A folder or file of the host, or a volume, in the container.
     *
     * @param source an absolute path of the host, or a volume's name; empty for an anonymous volume
     * @param target an absolute path in the container
     * @param options {@code ro}, {@code rw}, {@code z}, {@code Z}, {@code nocopy}, a mode of propagation; as after the second
     *     colon of {@code docker run -v}
     */
    public record Mount(Type type, String source, String target, List<String> options) {
        /** The kind of the source. */
        public enum Type {
            /** A path of the host. */
            BIND,
            /** A volume of the engine. */
            VOLUME
        }

        public Mount {
            options = List.copyOf(options);
        }
    }

    /**
     * The container's networks and ports.
     *
     * @param mode {@code bridge}, {@code host}, {@code none} or {@code container:NAME}; empty where endpoints name the
     *     networks, else for the engine's default network
     * @param endpoints its networks; the engine chooses which has the default route
     * @param links other containers in the engine's default network, {@code name:alias}
     * @param extraHosts {@code name:address}
     */
    public record Networking(
            Optional<String> mode,
            List<Endpoint> endpoints,
            List<PortBinding> ports,
            List<String> links,
            List<String> extraHosts,
            List<String> dns,
            List<String> dnsSearch) {
        public Networking {
            endpoints = List.copyOf(endpoints);
            ports = List.copyOf(ports);
            links = List.copyOf(links);
            extraHosts = List.copyOf(extraHosts);
            dns = List.copyOf(dns);
            dnsSearch = List.copyOf(dnsSearch);
        }

        /** Returns the same with other published ports. */
        public Networking withPorts(List<PortBinding> others) {
            return new Networking(mode, endpoints, others, links, extraHosts, dns, dnsSearch);
        }
    }

    /**
     * The container's connection with a network.
     *
     * @param aliases further names of the container there
     * @param ip its address
     * @param ip6 its address of IPv6
     * @param links other containers and their names for this one, {@code name:alias}
     */
    public record Endpoint(
            String network, List<String> aliases, Optional<String> ip, Optional<String> ip6, List<String> links) {
        public Endpoint {
            aliases = List.copyOf(aliases);
            links = List.copyOf(links);
        }
    }

    /**
     * A published port.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     * @param hostIp the host's address; empty for all
     * @param hostPort the host's port, or a range {@code 8000-8010} of which the engine chooses one; empty for any free one
     */
    public record PortBinding(int containerPort, String protocol, String hostIp, String hostPort) {
        /** Returns the container's port in the engine's form: {@code 8080/tcp}. */
        public String exposed() {
            return containerPort + "/" + protocol;
        }
    }

    /**
     * What happens when the process ends.
     *
     * @param name {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
     * @param maximumRetries for {@code on-failure}, 0 for no limit
     */
    public record RestartPolicy(String name, int maximumRetries) {
        /** It stays ended. */
        public static final RestartPolicy NONE = new RestartPolicy("no", 0);
    }

    /** Where the container's output goes. */
    public record LogDriver(String name, Map<String, String> options) {
        public LogDriver {
            options = ordered(options);
        }
    }
}

package io.github.dockermaven.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine's host gives a container to be created, and what happens at its end; the part {@code HostConfig} of the
 * Engine API without networks and ports.
 *
 * @param restart what happens when it ends
 * @param autoRemove whether the engine removes it when it ends
 * @param logDriver where its output goes
 */
public record HostConfig(
        Resources resources,
        Security security,
        Storage storage,
        RestartPolicy restart,
        boolean autoRemove,
        Optional<LogDriver> logDriver) {
    /** Returns the same with other mounts. */
    public HostConfig withStorage(Storage other) {
        return new HostConfig(resources, security, other, restart, autoRemove, logDriver);
    }

    /** Returns the same with other rights. */
    public HostConfig withSecurity(Security other) {
        return new HostConfig(resources, other, storage, restart, autoRemove, logDriver);
    }

    /** Returns the same for a container that the engine removes when it ends, or not. */
    public HostConfig withAutoRemove(boolean isRemoved) {
        return new HostConfig(resources, security, storage, restart, isRemoved, logDriver);
    }

    /**
     * What the container may use.
     *
     * @param memory bytes
     * @param memoryReservation bytes that it is held to when the host lacks memory
     * @param memorySwap bytes of memory and swap together, -1 for no limit
     * @param nanoCpus billionths of a processor
     * @param cpuShares weight beside other containers
     * @param cpuSet numbers of processors, {@code 0-2,4}
     * @param pidsLimit the most processes, -1 for any number
     * @param shmSize bytes of {@code /dev/shm}
     * @param sysctls namespaced kernel parameters
     */
    public record Resources(
            Optional<Long> memory,
            Optional<Long> memoryReservation,
            Optional<Long> memorySwap,
            Optional<Long> nanoCpus,
            Optional<Long> cpuShares,
            Optional<String> cpuSet,
            Optional<Long> pidsLimit,
            Optional<Long> shmSize,
            List<Ulimit> ulimits,
            Map<String, String> sysctls,
            List<Device> devices) {
        public Resources {
            ulimits = List.copyOf(ulimits);
            devices = List.copyOf(devices);
            sysctls = OrderedMap.copyOf(sysctls);
        }
    }

    /**
     * A device of the host.
     *
     * @param permissions some of {@code rwm}: read, write, make
     */
    public record Device(String host, String container, String permissions) {}

    /** A resource limit of the process, -1 for none. */
    public record Ulimit(String name, long soft, long hard) {}

    /**
     * What the container may do.
     *
     * @param capAdd capabilities, {@code NET_ADMIN}, {@code CAP_NET_ADMIN} or {@code ALL}
     * @param readOnly whether its root file system is read-only
     * @param userns the mode of its user namespace
     * @param isolation the isolation of Windows containers
     * @param groups further groups of the user
     * @param pid whose processes it sees: {@code host} or {@code container:NAME}
     * @param ipc with whom it shares memory: {@code host}, {@code shareable}, {@code container:NAME}, …
     */
    public record Security(
            List<String> capAdd,
            List<String> capDrop,
            boolean privileged,
            boolean readOnly,
            List<String> securityOpts,
            Optional<String> userns,
            Optional<String> isolation,
            List<String> groups,
            Optional<String> pid,
            Optional<String> ipc) {
        public Security {
            groups = List.copyOf(groups);
            capAdd = capabilities(capAdd);
            capDrop = capabilities(capDrop);
            securityOpts = List.copyOf(securityOpts);
        }

        /** Returns the same with other namespaces. */
        public Security withNamespaces(Optional<String> otherPid, Optional<String> otherIpc) {
            return new Security(
                    capAdd, capDrop, privileged, readOnly, securityOpts, userns, isolation, groups, otherPid, otherIpc);
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
            tmpfs = OrderedMap.copyOf(tmpfs);
            volumesFrom = List.copyOf(volumesFrom);
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
            options = OrderedMap.copyOf(options);
        }
    }
}

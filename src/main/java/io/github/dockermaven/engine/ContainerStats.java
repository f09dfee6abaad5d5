package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * The use of processors, memory, networks and disks by a Linux container at a moment, computed as the docker command does.
 *
 * @param cpu percent of one processor, since the moment before
 * @param memory bytes, without the cache of files that are not in use
 * @param memoryLimit bytes
 * @param received bytes, over all networks
 * @param sent bytes, over all networks
 * @param read bytes, from disks
 * @param written bytes, to disks
 * @param processes how many it has, and threads
 */
public record ContainerStats(
        double cpu, long memory, long memoryLimit, long received, long sent, long read, long written, long processes) {
    /** What a container uses that does not run at the moment. */
    public static final ContainerStats NONE = new ContainerStats(0, 0, 0, 0, 0, 0, 0, 0);

    /** The begin of the time that engines write if nothing was measured, as of a container that has ended. */
    private static final String NEVER = "0001-";

    /** Reads the engine's response, of both versions of control groups; empty if it has measured nothing. */
    static Optional<ContainerStats> of(JsonNode json) {
        String time = json.path("read").asText("");
        if (time.isEmpty() || time.startsWith(NEVER)) {
            return Optional.empty();
        }
        JsonNode memory = json.path("memory_stats");
        return Optional.of(new ContainerStats(
                cpu(json.path("cpu_stats"), json.path("precpu_stats")),
                memory(memory.path("usage").asLong(), memory.path("stats")),
                memory.path("limit").asLong(),
                sum(json.path("networks"), "rx_bytes"),
                sum(json.path("networks"), "tx_bytes"),
                ofDisks(json, "read"),
                ofDisks(json, "write"),
                json.path("pids_stats").path("current").asLong()));
    }

    private static double cpu(JsonNode now, JsonNode before) {
        double used = now.path("cpu_usage").path("total_usage").asDouble()
                - before.path("cpu_usage").path("total_usage").asDouble();
        double passed = now.path("system_cpu_usage").asDouble()
                - before.path("system_cpu_usage").asDouble();
        long processors = now.path("online_cpus").asLong();
        if (processors == 0) {
            processors = now.path("cpu_usage").path("percpu_usage").size();
        }
        return used > 0 && passed > 0 ? used / passed * processors * 100 : 0;
    }

    /** The first name is that of version 1, the second of version 2. */
    private static long memory(long usage, JsonNode stats) {
        String cache = stats.has("total_inactive_file") ? "total_inactive_file" : "inactive_file";
        long inactive = stats.path(cache).asLong();
        return inactive < usage ? usage - inactive : usage;
    }

    private static long sum(JsonNode networks, String field) {
        long sum = 0;
        for (JsonNode network : networks) {
            sum += network.path(field).asLong();
        }
        return sum;
    }

    private static long ofDisks(JsonNode json, String operation) {
        long sum = 0;
        for (JsonNode entry : json.path("blkio_stats").path("io_service_bytes_recursive")) {
            if (entry.path("op").asText().toLowerCase(Locale.ROOT).equals(operation)) {
                sum += entry.path("value").asLong();
            }
        }
        return sum;
    }
}

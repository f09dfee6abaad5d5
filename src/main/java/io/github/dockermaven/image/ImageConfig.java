package io.github.dockermaven.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The defaults that an image gives its containers: {@code config} of the <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md">OCI image configuration</a>, with Docker's
 * {@code Healthcheck}, {@code OnBuild} and {@code Shell}. An absent field is empty here.
 *
 * @param user user and group of the process
 * @param exposedPorts ports, each as {@code 8080/tcp}
 * @param env {@code NAME=value} each, in the order of their first definition
 * @param entrypoint the command that arguments are given to
 * @param cmd the command, or the arguments of the entrypoint
 * @param volumes paths
 * @param workingDir the folder in which the process starts
 * @param labels texts by their names
 * @param stopSignal the signal that asks the process to end
 * @param healthcheck {@link Healthcheck#INHERITED} if there is none
 * @param onBuild instructions for images that are built from this one
 * @param shell the shell for the shell form of RUN, CMD and ENTRYPOINT
 */
public record ImageConfig(
        String user,
        SortedSet<String> exposedPorts,
        List<String> env,
        List<String> entrypoint,
        List<String> cmd,
        SortedSet<String> volumes,
        String workingDir,
        SortedMap<String, String> labels,
        String stopSignal,
        Healthcheck healthcheck,
        List<String> onBuild,
        List<String> shell) {
    /** The configuration without any default. */
    public static final ImageConfig EMPTY = new ImageConfig(
            "",
            new TreeSet<>(),
            List.of(),
            List.of(),
            List.of(),
            new TreeSet<>(),
            "",
            new TreeMap<>(),
            "",
            Healthcheck.INHERITED,
            List.of(),
            List.of());

    /**
     * The check by which an engine finds out whether a container is healthy. Times are in nanoseconds; 0 is the
     * engine's default.
     *
     * @param test the command with its kind: {@code CMD}, {@code CMD-SHELL} or {@code NONE}; empty to inherit the base
     *     image's
     */
    public record Healthcheck(
            List<String> test, long interval, long timeout, long startPeriod, long startInterval, int retries) {
        /** No check of its own: the base image's, if it has one. */
        public static final Healthcheck INHERITED = new Healthcheck(List.of(), 0, 0, 0, 0, 0);

        public Healthcheck {
            test = List.copyOf(test);
        }

        static Healthcheck read(JsonNode json) {
            return new Healthcheck(
                    JsonFields.texts(json, "Test"),
                    json.path("Interval").asLong(),
                    json.path("Timeout").asLong(),
                    json.path("StartPeriod").asLong(),
                    json.path("StartInterval").asLong(),
                    json.path("Retries").asInt());
        }

        void write(JsonObject json) {
            json.put("Test", test)
                    .put("Interval", interval)
                    .put("Timeout", timeout)
                    .put("StartPeriod", startPeriod)
                    .put("StartInterval", startInterval)
                    .put("Retries", retries);
        }
    }

    public ImageConfig {
        exposedPorts = Collections.unmodifiableSortedSet(new TreeSet<>(exposedPorts));
        env = List.copyOf(env);
        entrypoint = List.copyOf(entrypoint);
        cmd = List.copyOf(cmd);
        volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        onBuild = List.copyOf(onBuild);
        shell = List.copyOf(shell);
    }

    /**
     * Reads {@code config} of a registry's or an archive's image configuration, or {@code Config} of an engine's
     * response: the keys are the same. Fields of a running container, such as {@code Hostname}, are ignored.
     */
    static ImageConfig read(JsonNode json) {
        return new ImageConfig(
                JsonFields.text(json, "User"),
                JsonFields.names(json, "ExposedPorts"),
                JsonFields.texts(json, "Env"),
                JsonFields.texts(json, "Entrypoint"),
                JsonFields.texts(json, "Cmd"),
                JsonFields.names(json, "Volumes"),
                JsonFields.text(json, "WorkingDir"),
                JsonFields.map(json, "Labels"),
                JsonFields.text(json, "StopSignal"),
                Healthcheck.read(json.path("Healthcheck")),
                JsonFields.texts(json, "OnBuild"),
                JsonFields.texts(json, "Shell"));
    }

    /** Writes the keys in alphabetical order. */
    void write(JsonObject json) {
        json.put("Cmd", cmd)
                .put("Entrypoint", entrypoint)
                .put("Env", env)
                .put("ExposedPorts", object -> exposedPorts.forEach(object::putEmpty))
                .put("Healthcheck", healthcheck::write)
                .put("Labels", object -> labels.forEach(object::putAny))
                .put("OnBuild", onBuild)
                .put("Shell", shell)
                .put("StopSignal", stopSignal)
                .put("User", user)
                .put("Volumes", object -> volumes.forEach(object::putEmpty))
                .put("WorkingDir", workingDir);
    }
}

package io.github.dockermaven.container;

import io.github.dockermaven.image.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The owner of containers and networks: a project, in a folder, on a machine. Two agents of a build server that use one
 * engine and the same path are two owners, because their machines differ. What a start makes carries its owner as labels,
 * and only that is ever stopped or removed.
 *
 * @param machine the machine's identity
 * @param project {@code groupId:artifactId}; empty without a project
 * @param folder the absolute path of the project's folder, or without a project of the folder that Maven runs in
 */
public record Owner(String machine, String project, String folder) {
    /** The label of everything that this plugin made, with the value {@link #PLUGIN}. */
    public static final String LABEL = "io.github.dockermaven.owner";

    /** The value of {@link #LABEL}. */
    public static final String PLUGIN = "docker-maven-plugin";

    /** The label of a container's alias. */
    public static final String ALIAS_LABEL = "io.github.dockermaven.alias";

    /**
     * The label of a container that {@code docker:run} started, with a value that no other has. A start neither takes it for
     * its own nor replaces it, and a stop leaves it.
     */
    public static final String RUN_LABEL = "io.github.dockermaven.run";

    /**
     * The label of a network that {@code docker:network-create} made, with the value {@code true}. It is its project's, for
     * {@code docker:prune}, and a stop leaves it.
     */
    private static final String KEPT_LABEL = "io.github.dockermaven.kept";

    private static final int KEY_LENGTH = 16;

    static final String MACHINE_LABEL = "io.github.dockermaven.machine";
    static final String PROJECT_LABEL = "io.github.dockermaven.project";
    static final String FOLDER_LABEL = "io.github.dockermaven.folder";

    /**
     * Returns the owner on this machine.
     *
     * @param project {@code groupId:artifactId}; empty without a project
     */
    public static Owner of(String project, Path folder) {
        return new Owner(
                MachineId.ofThis(), project, folder.toAbsolutePath().normalize().toString());
    }

    /** Returns the owner that labels name; its parts are empty where they name none. */
    public static Owner ofLabels(Map<String, String> labels) {
        return new Owner(
                labels.getOrDefault(MACHINE_LABEL, ""),
                labels.getOrDefault(PROJECT_LABEL, ""),
                labels.getOrDefault(FOLDER_LABEL, ""));
    }

    /** Returns the condition by which an engine lists everything that this plugin made, of whichever owner. */
    public static Map<String, List<String>> filter() {
        return Map.of("label", List.of(LABEL + "=" + PLUGIN));
    }

    /** Returns what a message calls the place of owners: {@code this project}, or {@code this folder} without one. */
    public static String place(List<Owner> owners) {
        return owners.get(0).project.isEmpty() ? "this folder" : "this project";
    }

    /** Returns the identity of the machine that this process runs on. */
    public static String machineOfThis() {
        return MachineId.ofThis();
    }

    /** Returns a short text that names this owner in files. */
    String key() {
        return Digest.of((machine + " " + folder).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, KEY_LENGTH);
    }

    /** Returns the file by which goals about this owner's containers wait for each other, in a folder of such files. */
    public Path lockFile(Path folder) {
        return folder.resolve(key() + ".lock");
    }

    /** Returns the labels of what belongs to this owner. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(LABEL, PLUGIN);
        labels.put(MACHINE_LABEL, machine);
        labels.put(PROJECT_LABEL, project);
        labels.put(FOLDER_LABEL, folder);
        return labels;
    }

    /** Returns the labels of what belongs to this owner, and was not made for its containers: a stop leaves it. */
    public Map<String, String> keptLabels() {
        Map<String, String> labels = labels();
        labels.put(KEPT_LABEL, "true");
        return labels;
    }

    /** Returns whether something with these labels was not made for containers, so that a stop leaves it. */
    static boolean isKept(Map<String, String> labels) {
        return labels.containsKey(KEPT_LABEL);
    }

    /** Returns whether something with these labels belongs to this owner. A folder has one owner, whatever its project. */
    public boolean owns(Map<String, String> labels) {
        Owner other = ofLabels(labels);
        return PLUGIN.equals(labels.get(LABEL)) && machine.equals(other.machine) && folder.equals(other.folder);
    }

    /** Returns whether a container with these labels was started by {@code docker:run}. */
    public static boolean isOfRun(Map<String, String> labels) {
        return labels.containsKey(RUN_LABEL);
    }

    /** Returns whether something with these labels belongs to this project in another folder, as after it was moved. */
    public boolean ownsElsewhere(Map<String, String> labels) {
        Owner other = ofLabels(labels);
        return PLUGIN.equals(labels.get(LABEL))
                && machine.equals(other.machine)
                && !project.isEmpty()
                && project.equals(other.project)
                && !folder.equals(other.folder);
    }
}

package io.github.dockermaven.container.reaper;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One build, as labels of what it has started and is to end with it.
 *
 * @param id unlike that of any other, as of one that the same process runs later
 */
public record BuildSession(String id, BuildProcess process) {
    /** The label with the id. */
    static final String LABEL = "io.github.dockermaven.session";

    /** Returns a build of this process; empty on a system that does not show when the process started. */
    public static Optional<BuildSession> ofThisProcess() {
        return BuildProcess.ofThis(SystemProcesses.ofThis())
                .map(process -> new BuildSession(UUID.randomUUID().toString(), process));
    }

    /** Returns the labels. */
    public Map<String, String> labels() {
        return Map.of(LABEL, id, BuildProcess.LABEL, process.label());
    }

    /** Returns whether something with these labels was started by this build. */
    boolean hasStarted(Map<String, String> labels) {
        return id.equals(labels.get(LABEL));
    }
}

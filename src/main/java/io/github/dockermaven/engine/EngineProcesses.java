package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;

/** The processes in an engine's containers that are connected with this process. */
public final class EngineProcesses {
    private final EngineApi api;
    private final EngineContainers containers;

    EngineProcesses(EngineApi api) {
        this.api = api;
        this.containers = new EngineContainers(api);
    }

    /**
     * Runs a command in a running container.
     *
     * @param id the container's
     * @param name the container's, for messages
     * @return the command, to be closed by the caller
     * @throws DockerFailureException with the engine's message, and the fix if it is known
     */
    public AttachedProcess exec(String id, String name, ExecSpec spec, ProcessInput input) {
        // Its program alone: passwords may be among the arguments.
        String subject = "Command '" + PrintableText.quote(spec.command().get(0)) + "' in container '" + name + "'";
        try {
            return AttachedExec.start(api, id, spec, input, subject);
        } catch (ErrorResponseException e) {
            throw containers.refusals().of(subject + " cannot be run", e);
        }
    }

    /**
     * Starts a container that was created for this, of whose output nothing is lost.
     *
     * @param name the container's, for messages
     * @param spec what it was created from
     * @return its process, to be closed by the caller
     * @throws DockerFailureException with the engine's message, and the fix if it is known
     */
    public AttachedProcess start(String id, String name, ContainerSpec spec, ProcessInput input) {
        String subject = "Container '" + name + "'";
        AttachedContainer process;
        try {
            process = AttachedContainer.connect(api, id, subject, spec, input);
        } catch (ErrorResponseException e) {
            throw containers.refusals().of(subject + " cannot be attached to", e);
        }
        try {
            containers.start(id, name);
            return process;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }
}

package io.github.dockermaven.swarm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.container.ComposeMark;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.ServiceJson;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A service as it is to be.
 *
 * @param container with the health check that the service has, and its names in its networks
 * @param image the image's name, with its digest where the registry has said it
 * @param files its secrets and configs
 */
record ServiceDefinition(
        Stack stack, ContainerRequest container, String image, List<ServiceFile> files, DeploySettings settings) {
    private static final String IMAGE_LABEL = "com.docker.stack.image";

    ServiceDefinition {
        files = List.copyOf(files);
    }

    String name() {
        return stack.qualified(container.alias().replaceAll("[^a-zA-Z0-9-]", "-"));
    }

    /** Returns whether it is to do its work and end. */
    boolean isJob() {
        return container.readiness().flatMap(WaitRequest::exit).isPresent();
    }

    int replicas() {
        return isJob() ? 1 : settings.replicas(container.alias());
    }

    /** Two processes cannot write the same data: the successor of a task with a volume waits for its end. */
    boolean startsFirst() {
        return settings.startsFirst()
                && container.spec().host().storage().mounts().stream().allMatch(ServiceDefinition::isReadOnly);
    }

    private static boolean isReadOnly(Mount mount) {
        return mount.options().contains("ro") || mount.source().isEmpty();
    }

    /** Returns the digest of all that makes the service. */
    String digest() {
        ObjectNode json = json(file -> "");
        return Digest.of(JsonWriter.write(json).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /**
     * Returns the service as the engine takes it.
     *
     * @param ids returns the id of a secret or config in the swarm
     */
    ObjectNode spec(Function<ServiceFile, String> ids) {
        ObjectNode json = json(ids);
        json.withObject("/Labels").put(Stack.CONFIG, digest());
        return json;
    }

    private ObjectNode json(Function<ServiceFile, String> ids) {
        ContainerSpec spec = container.spec();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("Name", name());
        ObjectNode labels = json.putObject("Labels");
        stack.labels().forEach(labels::put);
        labels.put(IMAGE_LABEL, image);
        Map<String, String> ofTasks = ComposeMark.without(spec.labels());
        ofTasks.put(Stack.NAMESPACE, stack.name());
        ObjectNode task = ServiceJson.task(spec, image, ofTasks);
        files.forEach(file -> addFile((ObjectNode) task.path("ContainerSpec"), file, ids.apply(file)));
        json.set("TaskTemplate", task);
        if (isJob()) {
            // What has done its work is not begun anew.
            task.withObject("/RestartPolicy").put("Condition", "none");
            json.withObject("/Mode/ReplicatedJob").put("MaxConcurrent", 1).put("TotalCompletions", 1);
        } else {
            json.withObject("/Mode/Replicated").put("Replicas", replicas());
            json.set("UpdateConfig", change("rollback"));
            json.set("RollbackConfig", change("pause"));
        }
        json.set("EndpointSpec", ServiceJson.ports(spec.networking().ports()));
        return json;
    }

    private void addFile(ObjectNode container, ServiceFile file, String id) {
        String kind = file.kind() == FileKind.SECRET ? "Secret" : "Config";
        ObjectNode json = container.withArray("/" + kind + "s").addObject();
        json.putObject("File")
                .put("Name", file.target())
                .put("UID", String.valueOf(file.user()))
                .put("GID", String.valueOf(file.group()))
                .put("Mode", file.mode());
        json.put(kind + "ID", id).put(kind + "Name", stack.qualified(file.name()));
    }

    private ObjectNode change(String failureAction) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Parallelism", settings.parallelism())
                .put("FailureAction", failureAction)
                .put("Monitor", settings.monitor().toNanos())
                .put("Order", startsFirst() ? "start-first" : "stop-first");
    }
}

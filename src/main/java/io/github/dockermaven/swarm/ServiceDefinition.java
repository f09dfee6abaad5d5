package io.github.dockermaven.swarm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.engine.ServiceJson;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A service as it is to be.
 *
 * @param container with all that its tasks have: their image with its digest where the registry has said it, labels, health
 *     check, and names in its networks
 * @param options without anything that is not said
 * @param volumes those that nodes make
 * @param files its secrets and configs
 */
record ServiceDefinition(
        Stack stack,
        ContainerRequest container,
        ServiceOptions options,
        Collection<VolumeSpec> volumes,
        List<ServiceFile> files) {
    private static final String IMAGE_LABEL = "com.docker.stack.image";

    ServiceDefinition {
        volumes = List.copyOf(volumes);
        files = List.copyOf(files);
    }

    String name() {
        return stack.qualified(container.alias().replaceAll("[^a-zA-Z0-9_-]", "-"));
    }

    boolean isJob() {
        return options.mode().isJob();
    }

    int replicas() {
        return options.replicas().orElse(1);
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
        options.labels().forEach(labels::put);
        stack.labels().forEach(labels::put);
        labels.put(IMAGE_LABEL, container.image().name().toString());
        ObjectNode task = ServiceJson.task(spec, options, volumes);
        files.forEach(file -> addFile((ObjectNode) task.path("ContainerSpec"), file, ids.apply(file)));
        json.set("TaskTemplate", task);
        addMode(json.putObject("Mode").putObject(options.mode().field()));
        if (!isJob()) {
            json.set("UpdateConfig", ServiceJson.change(options.update()));
            json.set("RollbackConfig", ServiceJson.change(options.rollback()));
        }
        json.set("EndpointSpec", ServiceJson.endpoint(spec.networking().ports(), options));
        return json;
    }

    private void addMode(ObjectNode mode) {
        if (options.mode() == ServiceOptions.Mode.REPLICATED) {
            mode.put("Replicas", replicas());
        } else if (options.mode() == ServiceOptions.Mode.REPLICATED_JOB) {
            mode.put("MaxConcurrent", replicas()).put("TotalCompletions", replicas());
        }
    }

    private static void addFile(ObjectNode container, ServiceFile file, String id) {
        String kind = file.kind() == FileKind.SECRET ? "Secret" : "Config";
        ObjectNode json = container.withArray("/" + kind + "s").addObject();
        json.putObject("File")
                .put("Name", file.target())
                .put("UID", file.user())
                .put("GID", file.group())
                .put("Mode", file.mode());
        json.put(kind + "ID", id).put(kind + "Name", file.name());
    }
}

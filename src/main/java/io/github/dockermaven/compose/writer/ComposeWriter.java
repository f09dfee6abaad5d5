package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ComposeMark;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.container.RequestedImage;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.VolumeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The compose file of a system: a service for each container. */
public final class ComposeWriter {
    private final ComposeRequest request;
    private final List<ContainerRequest> containers;
    private final ServiceNames names;
    private final FixedProperties properties;
    private final EnvironmentValues environment = new EnvironmentValues();
    private final ProvidedTexts texts = new ProvidedTexts(environment);
    private final List<String> notes = new ArrayList<>();

    private ComposeWriter(ComposeRequest request) {
        this.request = request;
        this.containers = request.plan().containers();
        this.names = new ServiceNames(containers);
        this.properties = new FixedProperties(containers);
    }

    /**
     * Returns the file.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if a container has a value that only its start knows
     */
    public static ComposeDocument write(ComposeRequest request) {
        return new ComposeWriter(request).document();
    }

    private ComposeDocument document() {
        Map<String, Object> services = new LinkedHashMap<>();
        containers.forEach(container -> services.put(names.of(container), service(container)));
        Notes ofNetworks = new Notes();
        Map<String, Object> networks =
                new NetworkDefinitions(request.networks(), request.areNetworksMade()).of(containers, ofNetworks);
        notes.addAll(ofNetworks.lines());
        Map<String, Object> volumes = volumes();
        Map<String, Object> root = new Keys()
                .put("name", projectName())
                .put("services", (Object) services)
                .putAll("networks", networks)
                .putAll("volumes", volumes)
                .putAll("configs", texts.definitions())
                .toMap();
        List<String> head = new ArrayList<>(
                List.of(ComposeDocument.MARK + " The next call writes it anew.", "docker compose up --detach --wait"));
        if (!environment.secrets().isEmpty()) {
            head.add("What looks like a secret is in the file .env beside this one.");
        }
        return new ComposeDocument(
                ComposeYaml.write(head, root),
                environment.secrets(),
                notes,
                counted(services.size(), "service") + ", " + counted(networks.size(), "network") + ", "
                        + counted(volumes.size(), "volume"));
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Compose takes lower case letters, digits, dashes and underscores, the first of them no dash. */
    private String projectName() {
        String name = request.project()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceFirst("^[_-]+", "");
        return name.isEmpty() ? "project" : name;
    }

    private Commented service(ContainerRequest described) {
        ContainerRequest container = described.withSpec(filled(described));
        ContainerSpec spec = container.spec();
        Notes own = new Notes();
        String service = names.of(described);
        ImageFacts image = request.image(described);
        Keys keys = new Keys()
                .put("image", image.digestName().orElse(container.image().name().toString()))
                .put("pull_policy", pullPolicy(container.image()))
                .put("platform", spec.platform())
                .put("container_name", names.containerName(described))
                .putAll(ProcessKeys.of(spec.process()))
                .putAll("environment", environment.of(service, spec.process().env()))
                .putAll(new NetworkingKeys(names).of(spec.networking()))
                .putAll(new StorageKeys(request.folder(), request.projectFolder(), names)
                        .of(spec.host().storage(), container.files(), own))
                .putAll("configs", texts.of(service, container.files()))
                .putAll(
                        "depends_on",
                        new DependencyKeys(request.plan().order(), names, on -> new ServiceHealth(
                                                on, request.image(on), request.waitTime())
                                        .isKnown())
                                .of(described, own))
                .put(
                        "healthcheck",
                        new ServiceHealth(container, image, request.waitTime())
                                .of(own)
                                .map(check -> ProcessKeys.of(check).toMap()))
                .putAll(end(container))
                .putAll(HostKeys.of(spec.host(), names, own))
                .putAll("labels", ComposeMark.without(spec.labels()));
        if (request.images().containsKey(described) && image.digestName().isEmpty()) {
            own.add("image is named by its tag: the engine knows no digest that a registry has given it");
        }
        own.lines().forEach(line -> notes.add("Service " + service + ": " + line));
        return new Commented(own.lines(), keys.toMap());
    }

    /** Without it compose pulls what is not there, as docker:start does by its own default. */
    private static Optional<String> pullPolicy(RequestedImage image) {
        return switch (image.pullPolicy()) {
            case ALWAYS -> Optional.of("always");
            case NEVER -> Optional.of("never");
            case IF_NOT_PRESENT -> Optional.empty();
        };
    }

    private ContainerSpec filled(ContainerRequest container) {
        container.specTexts().forEach(text -> properties.check(container, text));
        return HostNames.resolve(container.alias(), properties.fill(container.spec()));
    }

    /** Returns the keys about the commands and the time at the container's start and end. */
    private static Keys end(ContainerRequest container) {
        Keys keys = new Keys()
                .put(
                        "stop_grace_period",
                        container
                                .spec()
                                .process()
                                .stopTimeout()
                                .or(() -> container.stop().grace())
                                .map(ProcessKeys::text));
        container
                .readiness()
                .flatMap(WaitRequest::postStart)
                .ifPresent(command -> keys.put("post_start", hook(command)));
        container.stop().preStop().ifPresent(command -> keys.put("pre_stop", hook(command)));
        return keys;
    }

    private static Object hook(List<String> command) {
        return List.of(Map.of("command", command));
    }

    private static Map<String, Object> definition(VolumeSpec volume) {
        return new Keys()
                .put("name", volume.name())
                .put("driver", volume.driver())
                .putAll("driver_opts", volume.options())
                .putAll("labels", ComposeMark.without(volume.labels()))
                .toMap();
    }

    /** Volumes have the names that docker:start gives them, without that of the project before. */
    private Map<String, Object> volumes() {
        Map<String, Object> volumes = new LinkedHashMap<>();
        containers.stream()
                .flatMap(container -> container.spec().host().storage().mounts().stream())
                .filter(mount ->
                        mount.type() == Mount.Type.VOLUME && !mount.source().isEmpty())
                .forEach(mount -> volumes.put(mount.source(), Map.of("name", mount.source())));
        request.volumes()
                .forEach(volume -> volumes.computeIfPresent(volume.name(), (name, plain) -> definition(volume)));
        return volumes;
    }
}

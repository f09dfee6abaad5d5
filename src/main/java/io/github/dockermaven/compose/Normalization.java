package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the model of merged files has beyond them: defaults, the network {@code default}, dependencies that follow from other
 * keys, and names of networks and volumes at the engine.
 *
 * @param project the project's name
 */
record Normalization(String project) {
    private static final List<String> SHARED = List.of("networks", "volumes", "secrets", "configs");
    private static final String DEFAULT = "default";
    private static final String NETWORKS = "networks";
    private static final String SERVICES = "services";

    static YamlNode.Mapping of(YamlNode.Mapping model, String project) {
        return new Normalization(project).normalized(model);
    }

    private YamlNode.Mapping normalized(YamlNode.Mapping model) {
        YamlNode.Mapping named =
                Nodes.with(Nodes.without(model, "version"), "name", Nodes.text(model.position(), project));
        YamlNode.Mapping changed = Nodes.change(
                named,
                SERVICES,
                services -> Nodes.mapValues(services, (name, node) -> service((YamlNode.Mapping) node)));
        YamlNode.Mapping whole = withDefaultNetwork(changed);
        for (String kind : SHARED) {
            whole = Nodes.change(whole, kind, all -> Nodes.mapValues(all, this::named));
        }
        return EmptyValues.removed(whole);
    }

    private static YamlNode.Mapping service(YamlNode.Mapping service) {
        YamlNode.Mapping changed = inDefaultNetwork(ImpliedDependencies.added(dependencies(service)));
        changed = Nodes.change(changed, "build", Normalization::build);
        changed = items(changed, "ports", port -> withText(withText(port, "protocol", "tcp"), "mode", "ingress"));
        changed = items(changed, "secrets", Normalization::secret);
        changed = items(changed, "env_file", file -> withTruth(file, "required"));
        changed = items(changed, "gpus", Normalization::device);
        return pullPolicy(Nodes.change(
                changed,
                "deploy",
                deploy -> Nodes.change(
                        deploy,
                        "resources",
                        resources -> Nodes.change(
                                resources, "reservations", all -> items(all, "devices", Normalization::device)))));
    }

    private static YamlNode.Mapping dependencies(YamlNode.Mapping service) {
        return Nodes.change(
                service,
                "depends_on",
                all -> Nodes.mapValues(
                        all,
                        (name, node) -> withText(
                                withTruth((YamlNode.Mapping) node, "required"), "condition", ServiceForms.STARTED)));
    }

    private static YamlNode.Mapping build(YamlNode.Mapping build) {
        boolean hasDockerfile = build.get("dockerfile").isPresent()
                || build.get("dockerfile_inline").isPresent();
        return hasDockerfile ? build : withText(build, "dockerfile", "Dockerfile");
    }

    private static YamlNode.Mapping secret(YamlNode.Mapping secret) {
        return Nodes.text(secret, "source")
                .map(source -> withText(secret, "target", "/run/secrets/" + source))
                .orElse(secret);
    }

    private static YamlNode.Mapping device(YamlNode.Mapping device) {
        boolean isCounted =
                device.get("count").isPresent() || device.get("device_ids").isPresent();
        return isCounted ? device : Nodes.with(device, "count", ScalarForm.plain(device, "-1"));
    }

    private static YamlNode.Mapping pullPolicy(YamlNode.Mapping service) {
        return Nodes.text(service, "pull_policy")
                .filter("if_not_present"::equals)
                .map(old -> Nodes.with(
                        service,
                        "pull_policy",
                        Nodes.text(service.get("pull_policy").orElseThrow().position(), "missing")))
                .orElse(service);
    }

    private static YamlNode.Mapping inDefaultNetwork(YamlNode.Mapping service) {
        boolean isElsewhere = service.get("network_mode").isPresent()
                || service.get("provider").isPresent()
                || Nodes.mapping(service, NETWORKS)
                        .filter(all -> !all.entries().isEmpty())
                        .isPresent();
        return isElsewhere
                ? service
                : Nodes.with(
                        service,
                        NETWORKS,
                        ShortForm.mappingOf(service, Map.of(DEFAULT, ScalarForm.plain(service, ""))));
    }

    private static YamlNode.Mapping withDefaultNetwork(YamlNode.Mapping model) {
        boolean isUsed = Nodes.mapping(model, SERVICES).stream()
                .flatMap(services -> services.entries().values().stream())
                .anyMatch(service -> Nodes.mapping(service.value(), NETWORKS)
                        .flatMap(all -> all.get(DEFAULT))
                        .isPresent());
        YamlNode.Mapping networks =
                Nodes.mapping(model, NETWORKS).orElseGet(() -> ShortForm.mappingOf(model, Map.of()));
        return !isUsed || networks.get(DEFAULT).isPresent()
                ? model
                : Nodes.with(model, NETWORKS, Nodes.with(networks, DEFAULT, ScalarForm.plain(model, "")));
    }

    private YamlNode named(String key, YamlNode node) {
        YamlNode.Mapping resource =
                node instanceof YamlNode.Mapping mapping ? mapping : ShortForm.mappingOf(node, new LinkedHashMap<>());
        boolean isExternal =
                Nodes.text(resource, "external").filter("true"::equals).isPresent();
        return withText(resource, "name", isExternal ? key : project + "_" + key);
    }

    /** Returns a mapping with this text if the key is missing. */
    private static YamlNode.Mapping withText(YamlNode.Mapping mapping, String key, String text) {
        return Nodes.text(mapping, key).isPresent()
                ? mapping
                : Nodes.with(mapping, key, Nodes.text(mapping.position(), text));
    }

    private static YamlNode.Mapping withTruth(YamlNode.Mapping mapping, String key) {
        return mapping.get(key).isPresent() ? mapping : Nodes.with(mapping, key, ScalarForm.plain(mapping, "true"));
    }

    private static YamlNode.Mapping items(
            YamlNode.Mapping mapping, String key, UnaryOperator<YamlNode.Mapping> change) {
        Optional<YamlNode> value = mapping.get(key);
        return value.isPresent() && value.get() instanceof YamlNode.Sequence sequence
                ? Nodes.with(mapping, key, Nodes.mapItems(sequence, item -> change.apply((YamlNode.Mapping) item)))
                : mapping;
    }
}

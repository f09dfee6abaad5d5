package io.github.dockermaven.compose;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The check for what cannot be in a whole model, such as a network that nothing describes. */
final class ConsistencyCheck {
    private static final Set<String> TESTS = Set.of("CMD", "CMD-SHELL", "NONE");

    private final YamlNode.Mapping model;
    private final Collection<String> services;

    private ConsistencyCheck(YamlNode.Mapping model) {
        this.model = model;
        services = names("services");
    }

    /**
     * Checks the services that are switched on.
     *
     * @throws DockerFailureException about the first thing that cannot be
     */
    static void check(YamlNode.Mapping model) {
        ConsistencyCheck check = new ConsistencyCheck(model);
        Nodes.mapping(model, "services").ifPresent(all -> all.entries()
                .forEach((name, entry) -> check.service(name, entry.key(), (YamlNode.Mapping) entry.value())));
        check.shared("secrets", List.of("file", "environment"));
        check.shared("configs", List.of("file", "environment", "content"));
        DependencyCycle.check(model);
        ServiceConflicts.check(model);
    }

    private void service(String name, Position position, YamlNode.Mapping service) {
        String subject = "The service " + PrintableText.quote(name);
        if (List.of("image", "build", "provider").stream()
                .allMatch(key -> service.get(key).isEmpty())) {
            throw position.error(subject + " has neither image nor build. Write image: with the image to run,"
                    + " or build: with the folder of its Dockerfile.");
        }
        Nodes.mapping(service, "networks").ifPresent(networks -> {
            if (service.get("network_mode").isPresent() && !networks.entries().isEmpty()) {
                throw service.get("network_mode")
                        .orElseThrow()
                        .position()
                        .error(subject + " has network_mode and networks. Remove one of them.");
            }
            networks.entries().forEach((network, entry) -> known("networks", subject, network, entry.key()));
        });
        sources(subject, service, "volumes");
        sources(subject, service, "secrets");
        sources(subject, service, "configs");
        Nodes.mapping(service, "build").ifPresent(build -> {
            build(subject, build);
            platform(subject, service, build);
        });
        dependencies(subject, service);
        healthcheck(subject, service);
        ServiceLimits.check(subject, service);
    }

    private void dependencies(String subject, YamlNode.Mapping service) {
        Nodes.mapping(service, "depends_on").ifPresent(all -> all.entries().forEach((other, entry) -> {
            boolean isRequired = Nodes.text(entry.value(), "required")
                    .filter("false"::equals)
                    .isEmpty();
            if (isRequired && !services.contains(other)) {
                throw entry.key()
                        .error(subject + " depends on the service " + PrintableText.quote(other)
                                + ", which is not there." + fix("services", other, services));
            }
        }));
    }

    private void sources(String subject, YamlNode node, String kind) {
        for (YamlNode item : Nodes.items(node, kind)) {
            boolean isNamed = !kind.equals("volumes")
                    || Nodes.text(item, "type").filter("volume"::equals).isPresent();
            Nodes.scalar(item, "source")
                    .filter(source -> isNamed)
                    .ifPresent(source -> known(kind, subject, source.text(), source.position()));
        }
    }

    private void known(String kind, String subject, String name, Position position) {
        Collection<String> known = names(kind);
        if (!known.contains(name)) {
            String singular = kind.substring(0, kind.length() - 1);
            throw position.error(subject + " uses the " + singular + " " + PrintableText.quote(name)
                    + ", which the file does not have." + fix(kind, name, known));
        }
    }

    private static String fix(String kind, String name, Collection<String> known) {
        return DidYouMean.to(name, known)
                .map(near -> " Did you mean " + PrintableText.quote(near) + "?")
                .orElse(" Write it below " + kind + ": at the top level, or remove it here.");
    }

    private void build(String subject, YamlNode.Mapping build) {
        sources(subject, build, "secrets");
        if (build.get("dockerfile").isPresent()
                && build.get("dockerfile_inline").isPresent()) {
            throw build.get("dockerfile_inline")
                    .orElseThrow()
                    .position()
                    .error(subject + " has dockerfile and dockerfile_inline. Remove one of them.");
        }
    }

    private static void platform(String subject, YamlNode.Mapping service, YamlNode.Mapping build) {
        List<String> platforms = Nodes.texts(build, "platforms").stream()
                .map(YamlNode.Scalar::text)
                .toList();
        Nodes.scalar(service, "platform").ifPresent(platform -> {
            if (!platforms.isEmpty() && !platforms.contains(platform.text())) {
                throw platform.position()
                        .error(subject + " runs on the platform " + PrintableText.quote(platform.text())
                                + ", which build.platforms does not have. Add it there.");
            }
        });
    }

    private static void healthcheck(String subject, YamlNode.Mapping service) {
        Optional<YamlNode.Mapping> healthcheck = Nodes.mapping(service, "healthcheck");
        List<YamlNode> test = healthcheck.map(each -> Nodes.items(each, "test")).orElse(List.of());
        if (!test.isEmpty() && !TESTS.contains(((YamlNode.Scalar) test.get(0)).text())) {
            throw test.get(0)
                    .position()
                    .error(subject + ": the list healthcheck.test begins with '"
                            + PrintableText.quote(((YamlNode.Scalar) test.get(0)).text())
                            + "'. Write \"CMD\" before a command, \"CMD-SHELL\" before a line for the shell,"
                            + " or only \"NONE\".");
        }
    }

    /** A secret or config has its content from one place. */
    private void shared(String kind, List<String> keys) {
        Nodes.mapping(model, kind).ifPresent(all -> all.entries().forEach((name, entry) -> {
            YamlNode.Mapping resource = (YamlNode.Mapping) entry.value();
            long given =
                    keys.stream().filter(key -> resource.get(key).isPresent()).count();
            boolean isElsewhere = resource.get("external").isPresent()
                    || resource.get("driver").isPresent();
            if (given > 1 || given == 0 && !isElsewhere) {
                throw entry.key()
                        .error(kind + "." + PrintableText.quote(name) + " has "
                                + (given == 0 ? "no content" : "its content twice") + ". Write one of "
                                + String.join(", ", keys) + ".");
            }
        }));
    }

    private Collection<String> names(String kind) {
        return Nodes.mapping(model, kind)
                .map(all -> all.entries().keySet())
                .orElseGet(() -> Map.<String, YamlNode.Entry>of().keySet());
    }
}

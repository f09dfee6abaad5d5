package io.github.dockermaven.config;

import io.github.dockermaven.container.ContainerNamePattern;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.PortMapping;
import io.github.dockermaven.container.PropertySettings;
import io.github.dockermaven.container.RequestedImage;
import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.ProjectImage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A {@code <run>}: how the container of an image is to run, with the elements of the io.fabric8 plugin and their meaning.
 *
 * @param goal the parameters of the goal, some of which are defaults
 * @param begin when the build began
 */
record RunElement(XmlElement run, GoalConfiguration goal, Instant begin) {
    private static final String OF_US = "io.github.dockermaven.";

    /** Returns whether the container is not to run. */
    boolean isSkipped() {
        return run.isTrue("skip");
    }

    /**
     * Returns the container.
     *
     * @param alias its short name
     * @throws DockerFailureException if an element is not known, or has a value that it cannot have
     */
    ContainerRequest read(ProjectImage image, String alias) {
        run.child("skip");
        List<PortMapping> ports = NetworkingElements.ports(run, goal.properties()::beforeStart);
        LogElement log = run.child("log")
                .filter(element -> !element.isEmpty())
                .map(element -> LogElement.read(element, goal))
                .orElse(LogElement.NONE);
        WaitElement wait = run.child("wait").map(WaitElement::read).orElse(WaitElement.NONE);
        String name = name(image, alias);
        ContainerSpec spec = spec(image, alias, ports, log);
        ContainerRequest request = new ContainerRequest(
                alias,
                name,
                spec,
                new RequestedImage(
                        image.name(),
                        image.isOfProject(),
                        ApplicationHints.NONE,
                        run.text("imagePullPolicy")
                                .or(() -> goal.text("imagePullPolicy"))
                                .map(text -> parsed("imagePullPolicy", text, PullPolicy::parse))
                                .orElse(PullPolicy.IF_NOT_PRESENT)),
                run.child("dependsOn").map(DependsOnElement::read),
                wait.readiness(),
                wait.stop(isKilled()),
                properties(ports, alias),
                log.settings(),
                List.copyOf(FileElements.read(run, goal.resolve(""), spec)),
                Optional.empty());
        run.rejectOthers();
        return request;
    }

    private ContainerSpec spec(ProjectImage image, String alias, List<PortMapping> ports, LogElement log) {
        RestartPolicy restart = run.child("restartPolicy")
                .filter(element -> !element.isEmpty())
                .map(RestartPolicyElement::read)
                .orElse(RestartPolicy.NONE);
        boolean autoRemove = run.isTrue("autoRemove");
        if (autoRemove && !restart.equals(RestartPolicy.NONE)) {
            throw new DockerFailureException(run.path() + " has <autoRemove>, and the restart policy '" + restart.name()
                    + "'. A container that is removed cannot be restarted: remove one of the two.");
        }
        return new ContainerSpec(
                "",
                image.name().toString(),
                run.text("platform").or(() -> goal.text("platform")).map(text -> parsed(
                                "platform", text, Platform::parseFlag)
                        .toString()),
                ProcessElements.read(run, goal),
                new HostConfig(
                        ResourceElements.read(run),
                        SecurityElements.read(run, goal),
                        StorageElements.read(run, goal.resolve("")),
                        restart,
                        autoRemove,
                        log.driver()),
                NetworkingElements.read(run, ports, alias),
                labels());
    }

    /** Returns the value of an element, whose error does not know the element. */
    private <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DockerFailureException e) {
            throw new DockerFailureException(run.path(name) + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> labels() {
        Map<String, String> labels = run.map("labels").orElse(Map.of());
        labels.keySet().stream()
                .filter(name -> name.startsWith(OF_US) || name.equals(EngineNetworks.OWNER_LABEL))
                .findFirst()
                .ifPresent(name -> {
                    throw new DockerFailureException(
                            run.path("labels") + ": label " + name + " marks this plugin's own containers. Remove it.");
                });
        return labels;
    }

    private String name(ProjectImage image, String alias) {
        Optional<String> own = run.text("containerNamePattern");
        Optional<String> strategy = run.text("namingStrategy");
        strategy.filter(text -> !Set.of("none", "alias").contains(text)).ifPresent(text -> {
            throw new DockerFailureException(run.path("namingStrategy") + ": '" + PrintableText.quote(text)
                    + "' is not known. Write none or alias, or a <containerNamePattern> in its place.");
        });
        String pattern = own.or(() -> strategy.filter("alias"::equals).map(text -> ContainerNamePattern.ALIAS))
                .or(() -> goal.text("containerNamePattern"))
                .orElse(ContainerNamePattern.DEFAULT);
        return ContainerNamePattern.fill(
                own.map(text -> run.path("containerNamePattern")).orElse(run.path() + ": containerNamePattern"),
                pattern,
                alias,
                ContainerNamePattern.simpleName(image.name().repository()),
                begin);
    }

    private boolean isKilled() {
        String mode = run.text("stopMode").orElse("graceful");
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "graceful" -> false;
            case "kill" -> true;
            default ->
                throw new DockerFailureException(run.path("stopMode") + ": '" + PrintableText.quote(mode)
                        + "' is not known. Write graceful or kill.");
        };
    }

    private PropertySettings properties(List<PortMapping> ports, String alias) {
        return new PropertySettings(
                run.text("exposedPropertyKey").orElse(alias),
                ports.stream().flatMap(mapping -> mapping.property().stream()).toList(),
                run.text("portPropertyFile")
                        .or(() -> goal.text("portPropertyFile"))
                        .map(goal::resolve));
    }
}

package io.github.dockermaven.container.readiness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The choice of what a container is awaited by if its project does not say it. */
final class DefaultReadiness {
    private DefaultReadiness() {}

    static AwaitedConditions.Chosen choose(Probes probes, ApplicationHints application) {
        ContainerPorts ports = probes.ports();
        if (HealthCommand.of(ports.container()).isPresent()) {
            return new AwaitedConditions.Chosen(List.of(probes.healthy(false)), "it has a health check");
        }
        Map<Integer, HostPort> published = places(ports.published(), ports::mapped);
        Map<Integer, HostPort> exposed = places(ports.exposed(), ports::reachable);
        Map<Integer, HostPort> places = published.isEmpty() ? exposed : published;
        Optional<Probe> listening =
                places.isEmpty() ? Optional.empty() : Optional.of(new PortsProbe(places, !published.isEmpty()));
        if (application.springBoot()) {
            Optional<Actuator> actuator = application.actuator() && !places.isEmpty()
                    ? Optional.of(new Actuator(List.copyOf(places.values())))
                    : Optional.empty();
            return new AwaitedConditions.Chosen(
                    List.of(new ApplicationProbe(
                            actuator, probes.log(ApplicationProbe.STARTED), listening, published.isEmpty())),
                    application.actuator()
                            ? "it is an application of Spring Boot with the Actuator"
                            : "it is an application of Spring Boot");
        }
        return listening
                .map(probe -> new AwaitedConditions.Chosen(
                        List.of(probe), published.isEmpty() ? "its image exposes TCP ports" : "it publishes TCP ports"))
                .orElse(new AwaitedConditions.Chosen(
                        List.of(), "no health check, and no TCP port that is reached from here"));
    }

    private static Map<Integer, HostPort> places(List<Integer> ports, Function<Integer, Optional<HostPort>> place) {
        Map<Integer, HostPort> places = new LinkedHashMap<>();
        ports.forEach(port -> place.apply(port).ifPresent(found -> places.put(port, found)));
        return places;
    }
}

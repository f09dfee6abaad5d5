package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.container.readiness.WaitRequest.Condition;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The health check of a service: the container's own, or one made of what {@code docker:start} awaits the container by. A
 * health check runs within the container: it can do what the programs of the image can.
 *
 * @param image what is known of the container's image
 * @param waitTime the time for a container whose own configuration says none
 */
public record ServiceHealth(ContainerRequest container, ImageFacts image, Duration waitTime) {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int RETRIES = 3;

    /** Returns the check; empty for the image's own, or if there is none. */
    public Optional<HealthCheck> of(Notes notes) {
        if (container.spec().process().healthCheck().isPresent()) {
            conditions(notes, condition -> Optional.empty());
            return container.spec().process().healthCheck();
        }
        if (isOfImage()) {
            conditions(notes, condition -> Optional.empty());
            return Optional.empty();
        }
        if (container.readiness().isEmpty()) {
            return published();
        }
        List<Condition> wanted = container.readiness().get().conditions();
        if (wanted.size() == 1 && wanted.get(0) instanceof WaitRequest.Exec exec) {
            List<String> test = new ArrayList<>(List.of("CMD"));
            test.addAll(exec.command());
            return check(test);
        }
        List<String> lines = conditions(notes, this::line);
        return lines.isEmpty() ? Optional.empty() : check(List.of("CMD-SHELL", String.join(" && ", lines)));
    }

    /** Returns whether a service can wait for this one's health. */
    public boolean isKnown() {
        Optional<HealthCheck> own = container.spec().process().healthCheck();
        boolean isOff = own.isPresent() && own.get().test().equals(List.of("NONE"));
        return !isOff && (own.isPresent() || isOfImage() || of(new Notes()).isPresent());
    }

    /** Without an engine that was asked, what the project awaits says it. */
    private boolean isOfImage() {
        return image.hasHealthCheck()
                || container.readiness().stream()
                        .anyMatch(wait -> wait.conditions().contains(new WaitRequest.Healthy()));
    }

    /** What nobody configured is no reason for a note. */
    private Optional<HealthCheck> published() {
        HealthPrograms programs = new HealthPrograms(image);
        List<String> lines = container.spec().networking().ports().stream()
                .filter(port -> port.protocol().equals("tcp"))
                .map(PortBinding::containerPort)
                .distinct()
                .flatMap(port -> programs.tcp(port).stream())
                .toList();
        return lines.isEmpty() ? Optional.empty() : check(List.of("CMD-SHELL", String.join(" && ", lines)));
    }

    /** A way to write a condition as a line of a shell. */
    private interface Line {
        Optional<String> of(Condition condition);
    }

    private List<String> conditions(Notes notes, Line line) {
        List<String> lines = new ArrayList<>();
        List<Condition> wanted =
                container.readiness().map(WaitRequest::conditions).orElse(List.of());
        for (Condition condition : wanted) {
            Optional<String> found = line.of(condition);
            found.ifPresent(lines::add);
            if (found.isEmpty() && !isKnownOtherwise(condition)) {
                notes.add(describe(condition) + " of <wait> is no part of the health check: " + reason(condition));
            }
        }
        return lines;
    }

    /** The one is the health check that there is, the other the end that {@code depends_on} can await. */
    private static boolean isKnownOtherwise(Condition condition) {
        return condition instanceof WaitRequest.Healthy || condition instanceof WaitRequest.Exit;
    }

    private Optional<String> line(Condition condition) {
        HealthPrograms programs = new HealthPrograms(image);
        if (condition instanceof WaitRequest.Http http) {
            return HealthUrl.of(http.url(), container).flatMap(url -> programs.http(url, http));
        }
        if (condition instanceof WaitRequest.Tcp tcp && tcp.host().isEmpty()) {
            List<String> lines = tcp.ports().stream()
                    .flatMap(port -> programs.tcp(port).stream())
                    .toList();
            return lines.size() == tcp.ports().size() ? Optional.of(String.join(" && ", lines)) : Optional.empty();
        }
        return condition instanceof WaitRequest.Exec exec && image.has(HealthPrograms.SHELL)
                ? Optional.of(exec.command().stream().map(HealthPrograms::quote).collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    private static String describe(Condition condition) {
        return "<" + condition.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ">";
    }

    private String reason(Condition condition) {
        boolean hasOwn = container.spec().process().healthCheck().isPresent() || isOfImage();
        if (hasOwn) {
            return "the container has a health check of its own, which stays as it is";
        }
        if (condition instanceof WaitRequest.Log) {
            return "no command in a container reads its log";
        }
        boolean isElsewhere = condition instanceof WaitRequest.Http http
                        && HealthUrl.of(http.url(), container).isEmpty()
                || condition instanceof WaitRequest.Tcp tcp && tcp.host().isPresent();
        if (isElsewhere) {
            return "it is of another host, or of a port that is not the container's";
        }
        return image.programs().isEmpty()
                ? "it is not known which programs the image has, because the engine does not have it, or was not asked"
                : "the image has no program for it (" + HealthPrograms.wanted(condition) + ")";
    }

    private Optional<HealthCheck> check(List<String> test) {
        Duration limit = container.readiness().flatMap(WaitRequest::time).orElse(waitTime);
        return Optional.of(new HealthCheck(
                test,
                Optional.of(INTERVAL),
                Optional.of(INTERVAL),
                Optional.of(limit),
                Optional.of(RETRIES),
                Optional.empty()));
    }
}

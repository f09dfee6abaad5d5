package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.error.UnsetProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A factory of the probes of one run of a container.
 *
 * @param access the requests about the container
 * @param ports where its ports are
 * @param since the beginning of its log in this run; empty in the first
 * @param properties sets properties in a text
 */
record Probes(
        ContainerAccess access,
        ContainerLife life,
        ContainerPorts ports,
        Optional<Instant> since,
        UnaryOperator<String> properties) {
    private static final Pause TCP = new Pause(Duration.ofMillis(30));
    private static final Pause HTTP = new Pause(Duration.ofMillis(100));
    private static final Pause EXEC = new Pause(Duration.ofMillis(60));
    private static final Pattern WITHOUT_HOST = Pattern.compile("(?::([0-9]{1,5}))?(/.*)?");

    /** Returns the probes of a condition; none for the end of the process, which an event reports. */
    List<Probe> of(WaitRequest.Condition condition) {
        if (condition instanceof WaitRequest.Log log) {
            return List.of(new LogProbe(log.pattern(), access, since));
        }
        if (condition instanceof WaitRequest.Http http) {
            return List.of(http(http));
        }
        if (condition instanceof WaitRequest.Tcp tcp) {
            return tcp.ports().stream().map(port -> tcp(port, place(tcp, port))).toList();
        }
        if (condition instanceof WaitRequest.Exec exec) {
            return List.of(new PolledProbe(
                    "exec " + PrintableText.quote(program(exec.command())),
                    EXEC,
                    new ExecCheck(access, exec.command(), Optional.empty())));
        }
        return condition instanceof WaitRequest.Healthy ? List.of(healthy(true)) : List.of();
    }

    /** Only the program: passwords are among the arguments of such commands. */
    private static String program(List<String> command) {
        return command.get(0) + (command.size() > 1 ? " …" : "");
    }

    /** @param isStrict whether the engine's verdict {@code unhealthy} is final */
    Probe healthy(boolean isStrict) {
        HealthCommand command = HealthCommand.of(ports.container())
                .orElseThrow(() -> new DockerFailureException("it has no health check, so <healthy> would never hold."
                        + " Give it a <healthCheckConfiguration>, or its image a HEALTHCHECK"));
        return new HealthProbe(
                new ExecCheck(access, command.words(), Optional.of(command.limit())), access, life, isStrict);
    }

    Probe log(Pattern pattern) {
        return new LogProbe(pattern, access, since);
    }

    static Probe tcp(int port, HostPort place) {
        return new PolledProbe("tcp " + port + " at " + place, TCP, new TcpCheck(place));
    }

    private Probe http(WaitRequest.Http http) {
        HttpTarget target = HttpTarget.parse(url(set(http.url())));
        return new PolledProbe(
                "http " + http.method() + " " + target + " (" + http.lowest() + ".." + http.highest() + ")",
                HTTP,
                new HttpCheck(
                        new HttpRequest(target, http.method(), !http.allowAllHosts()), http.lowest(), http.highest()));
    }

    private HostPort place(WaitRequest.Tcp tcp, int port) {
        boolean direct = tcp.mode().equals(Optional.of(WaitRequest.Tcp.Mode.DIRECT));
        boolean mapped = tcp.mode().equals(Optional.of(WaitRequest.Tcp.Mode.MAPPED));
        Optional<HostPort> place = direct ? ports.direct(port) : ports.mapped(port);
        if (place.isEmpty() && tcp.mode().isEmpty()) {
            place = ports.direct(port);
        }
        HostPort found = place.orElseThrow(() -> new DockerFailureException(
                "Port " + port + " cannot be reached from here, so <wait><tcp> would never hold: it "
                        + (mapped
                                ? "is not published. Add it to <ports>, or write <mode>direct</mode>"
                                : "has no address. Add it to <ports>")));
        return tcp.host().map(host -> new HostPort(set(host), found.port())).orElse(found);
    }

    /** Returns a URL as it is, or one without a host at the container's port: {@code /health}, {@code :8080/health}. */
    private String url(String url) {
        Matcher parts = WITHOUT_HOST.matcher(url.strip());
        if (!parts.matches()) {
            return url;
        }
        List<Integer> known = new ArrayList<>(ports.published());
        known.addAll(ports.exposed());
        Optional<Integer> port = Optional.ofNullable(parts.group(1))
                .map(Integer::parseInt)
                .or(() -> known.stream().findFirst());
        return port.flatMap(ports::reachable)
                .map(place ->
                        "http://" + place + Optional.ofNullable(parts.group(2)).orElse("/"))
                .orElseThrow(() -> new DockerFailureException("The URL \"" + PrintableText.quote(url)
                        + "\" of <wait><http> has no host, and the container no port that is reached from here."
                        + " Publish it in <ports>, or write a whole URL"));
    }

    private String set(String text) {
        String value = properties.apply(text);
        UnsetProperty.problem(value).ifPresent(problem -> {
            throw new DockerFailureException(
                    "\"" + PrintableText.quote(text) + "\" of <wait> cannot be used: " + problem);
        });
        return value;
    }
}

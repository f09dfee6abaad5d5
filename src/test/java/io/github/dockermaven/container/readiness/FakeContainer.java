package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.ContainerEvent;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.ExecResult;
import io.github.dockermaven.engine.NetworkAddress;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.engine.PublishedPort;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A container that a test plays: its state, its log, its commands. */
final class FakeContainer implements ContainerAccess {
    private static final String END = "\0end";

    final ContainerLife life = new ContainerLife();
    final List<Optional<Instant>> logsOpened = new CopyOnWriteArrayList<>();
    volatile Function<List<String>, ExecResult> commands = command -> new ExecResult(0, "");
    volatile List<String> lastLines = List.of();
    volatile String firstProcess = "sh -c start";
    volatile List<String> answerToSignal = List.of();
    final List<String> signals = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private List<PublishedPort> ports = List.of();
    private List<String> exposed = List.of();
    private Optional<ProcessSpec.HealthCheck> health = Optional.empty();
    private Map<String, String> labels = Map.of();
    private boolean autoRemove;
    private String network = "bridge";
    private volatile Optional<EngineContainer> late = Optional.empty();
    private volatile Optional<EngineContainer> state = Optional.of(container("running", 0, 0, false));

    FakeContainer publishes(PublishedPort... published) {
        ports = List.of(published);
        return run();
    }

    FakeContainer exposes(String... all) {
        exposed = List.of(all);
        return run();
    }

    FakeContainer hasLabel(String name, String value) {
        labels = Map.of(name, value);
        return run();
    }

    FakeContainer isRemoved() {
        autoRemove = true;
        return run();
    }

    FakeContainer networkMode(String mode) {
        network = mode;
        return run();
    }

    FakeContainer hasHealthCheck(String... test) {
        health = Optional.of(new ProcessSpec.HealthCheck(
                List.of(test),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return run();
    }

    FakeContainer run() {
        state = Optional.of(container("running", 0, 0, false));
        return this;
    }

    /** Its process ends, and the engine reports that. */
    void end(int code, boolean oom) {
        log.add(END);
        state = Optional.of(container("exited", code, 0, oom));
        event("die", Map.of("exitCode", String.valueOf(code)));
    }

    /** Its process ends, and the engine's state has that only when it was looked at once more, as Podman's. */
    void endsLate(int code) {
        log.add(END);
        late = Optional.of(container("exited", code, 0, false));
        event("die", Map.of("exitCode", String.valueOf(code)));
    }

    /** The engine waits before it starts the container again. */
    void restarting(int code, int count) {
        log.add(END);
        state = Optional.of(container("restarting", code, count, false));
        event("die", Map.of("exitCode", String.valueOf(code)));
    }

    void startAgain(int count) {
        state = Optional.of(container("running", 0, count, false));
        event("start", Map.of());
    }

    void givesUp(int code, int count) {
        log.add(END);
        state = Optional.of(container("exited", code, count, false));
        event("die", Map.of("exitCode", String.valueOf(code)));
    }

    void isGone() {
        log.add(END);
        state = Optional.empty();
        event("destroy", Map.of());
    }

    /** The engine removes it, and has its state still. */
    void isGoing(int code) {
        log.add(END);
        state = Optional.of(container("removing", code, 0, false));
        event("die", Map.of("exitCode", String.valueOf(code)));
    }

    void event(String action, Map<String, String> attributes) {
        life.add(new ContainerEvent("id", action, attributes, Instant.ofEpochSecond(1_000 + life.ends())));
    }

    void print(String line) {
        log.add(line);
    }

    EngineContainer inspected() {
        return state.orElseThrow();
    }

    private EngineContainer container(String status, int code, int restarts, boolean oom) {
        EngineContainer.State now = new EngineContainer.State(
                status,
                status.equals("running") || status.equals("restarting"),
                status.equals("restarting"),
                oom,
                code,
                "",
                Optional.empty(),
                "no database",
                restarts,
                Optional.of(Instant.ofEpochSecond(999 + life.ends())));
        EngineContainer.Settings settings = new EngineContainer.Settings(
                labels,
                health,
                Optional.empty(),
                false,
                autoRemove,
                "json-file",
                Optional.of(32L << 20),
                network,
                exposed,
                List.of());
        return new EngineContainer(
                "id",
                "shop-db-1",
                "db:1",
                "sha256:a",
                now,
                settings,
                ports,
                Map.of("shop", new NetworkAddress("n", "127.0.0.1", "", List.of())),
                Map.of());
    }

    @Override
    public synchronized Optional<EngineContainer> inspect() {
        Optional<EngineContainer> now = state;
        if (late.isPresent() && life.ends() > 0) {
            state = late;
            late = Optional.empty();
        }
        return now;
    }

    @Override
    public Lines log(Optional<Instant> since) {
        logsOpened.add(since);
        return new Lines() {
            @Override
            public Optional<String> next() {
                try {
                    return Optional.of(log.take()).filter(line -> !line.equals(END));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }

            @Override
            public void close() {
                log.add(END);
            }
        };
    }

    @Override
    public List<String> lastLines(int count) {
        return lastLines();
    }

    @Override
    public Optional<String> firstProcess() {
        return Optional.of(firstProcess);
    }

    @Override
    public void signal(String name) {
        signals.add(name);
        List<String> more = new ArrayList<>(lastLines);
        more.addAll(answerToSignal);
        lastLines = more;
    }

    @Override
    public List<String> lastLines() {
        if (state.isEmpty() || state.get().state().status().equals("removing")) {
            throw new DockerFailureException("No such container: id");
        }
        return new ArrayList<>(lastLines);
    }

    @Override
    public ExecResult exec(List<String> command, Optional<Duration> limit) {
        return commands.apply(command);
    }
}

package io.github.dockermaven.container.readiness;

import io.github.dockermaven.container.readiness.Check.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The ports of a container that nobody says how to await: all of them, or some for a while, because images expose ports
 * of what is switched off.
 */
final class PortsProbe implements Probe {
    /** The time after which those ports that listen are enough. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final Pause PAUSE = new Pause(Duration.ofMillis(50));

    private final Map<Integer, HostPort> ports;
    private final boolean arePublished;
    private final Map<Integer, Answer> answers = new TreeMap<>();

    /**
     * @param ports where each port of the container is
     * @param arePublished whether the project names them; else only the image does, and may be wrong
     */
    PortsProbe(Map<Integer, HostPort> ports, boolean arePublished) {
        this.ports = new TreeMap<>(ports);
        this.arePublished = arePublished;
    }

    @Override
    public String description() {
        return (ports.size() == 1 ? "tcp port " : "tcp ports ")
                + ports.entrySet().stream()
                        .map(port -> port.getKey() + " at " + port.getValue())
                        .collect(Collectors.joining(", "));
    }

    @Override
    public boolean watch(Consumer<String> told) throws InterruptedException {
        long firstOpen = 0;
        while (true) {
            long begin = System.nanoTime();
            for (Map.Entry<Integer, HostPort> port : ports.entrySet()) {
                if (!isOpen(port.getKey())) {
                    answer(port.getKey(), new TcpCheck(port.getValue()).check());
                    told.accept(text());
                }
            }
            if (ports.keySet().stream().allMatch(this::isOpen)) {
                return true;
            }
            if (ports.keySet().stream().anyMatch(this::isOpen)) {
                firstOpen = firstOpen == 0 ? System.nanoTime() : firstOpen;
                if (System.nanoTime() - firstOpen > GRACE.toNanos()) {
                    return true;
                }
            }
            Thread.sleep(PAUSE.after(begin).toMillis());
        }
    }

    private synchronized boolean isOpen(int port) {
        return answers.containsKey(port) && answers.get(port).holds();
    }

    private synchronized void answer(int port, Answer answer) {
        answers.put(port, answer);
    }

    private synchronized String text() {
        return answers.entrySet().stream()
                .map(port -> port.getKey() + ": " + port.getValue().text())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String condition(String lastAnswer) {
        return ports.keySet().stream().allMatch(this::isOpen) ? description() : "tcp " + lastAnswer;
    }

    @Override
    public Optional<String> excuse() {
        if (ports.keySet().stream().anyMatch(this::isOpen)) {
            return Optional.of("not all of its ports listen (" + text() + ")");
        }
        return arePublished
                ? Optional.empty()
                : Optional.of("none of the ports that its image exposes listens (" + text()
                        + "); <wait/> says that it need not be awaited");
    }
}

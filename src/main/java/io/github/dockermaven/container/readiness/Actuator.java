package io.github.dockermaven.container.readiness;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * Spring Boot's Actuator of an application, asked at each port that it may be at. Its readiness is asked first; an
 * application without the probes of Kubernetes has only the health of everything, which other services can make
 * {@code DOWN}.
 */
record Actuator(List<HostPort> places) {
    private static final String READINESS = "/actuator/health/readiness";
    private static final String HEALTH = "/actuator/health";
    private static final int UNAVAILABLE = 503;

    /** What it says of the application. Of several ports the first in this order counts. */
    enum Verdict {
        /** It is ready. */
        READY,
        /** It is not ready. */
        NOT_READY,
        /** Something that it depends on is not available. */
        DOWN,
        /** There is no answer yet, or an error. */
        UNDECIDED,
        /** It does not answer that: forbidden, or at another path. */
        NOT_ASKED,
        /** It is not reached: not started, at another port, or a port that is not reached from here. */
        NOT_REACHED
    }

    /**
     * An answer.
     *
     * @param text what was seen
     */
    record Report(Verdict verdict, String text) {}

    Report ask() throws InterruptedException {
        Report best = new Report(Verdict.NOT_REACHED, "no port of it is reached from here");
        for (HostPort place : places) {
            Report report = ask(place);
            best = report.verdict.compareTo(best.verdict) <= 0 ? report : best;
        }
        return best;
    }

    private static Report ask(HostPort place) throws InterruptedException {
        try {
            Optional<Integer> readiness = status(place, READINESS);
            if (readiness.isEmpty()) {
                return new Report(Verdict.UNDECIDED, place + " does not answer in time");
            }
            if (readiness.get() < 300 || readiness.get() >= 500) {
                return report(place, READINESS, readiness.get(), Verdict.NOT_READY);
            }
            return status(place, HEALTH)
                    .map(health -> report(place, HEALTH, health, Verdict.DOWN))
                    .orElse(new Report(Verdict.UNDECIDED, place + " does not answer in time"));
        } catch (IOException e) {
            return new Report(Verdict.NOT_REACHED, place + ": " + HostPort.reason(e));
        }
    }

    /** Returns the status; empty if the application is connected, and does not answer in time. */
    private static Optional<Integer> status(HostPort place, String path) throws IOException {
        HttpTarget target = new HttpTarget(false, place, path, Optional.empty());
        SocketChannel connection = place.connect();
        try (connection) {
            return Optional.of(new HttpRequest(target, "GET", true).status(connection));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    private static Report report(HostPort place, String path, int status, Verdict unavailable) {
        Verdict verdict = Verdict.UNDECIDED;
        if (status < 300) {
            verdict = Verdict.READY;
        } else if (status < 500) {
            verdict = Verdict.NOT_ASKED;
        } else if (status == UNAVAILABLE) {
            verdict = unavailable;
        }
        return new Report(verdict, "http://" + place + path + " answers " + status);
    }
}

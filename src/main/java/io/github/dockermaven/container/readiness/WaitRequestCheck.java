package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The check, before anything is started, whether a container can ever be ready by what it is to be awaited by. */
public final class WaitRequestCheck {
    private static final Set<String> ENDLESS = Set.of("always", "unless-stopped");

    private WaitRequestCheck() {}

    /**
     * Checks a request.
     *
     * @param subject the container, in a message: {@code Container 'db'}
     * @param image the configuration of its image
     * @throws DockerFailureException if a condition can never hold
     */
    public static void check(String subject, WaitRequest request, ContainerSpec spec, ImageConfig image) {
        for (WaitRequest.Condition condition : request.conditions()) {
            if (condition instanceof WaitRequest.Healthy) {
                checkHealthy(subject, spec, image);
            } else if (condition instanceof WaitRequest.Log) {
                checkLog(subject, spec);
            } else if (condition instanceof WaitRequest.Tcp tcp) {
                checkTcp(subject, tcp, spec);
            } else if (condition instanceof WaitRequest.Exit) {
                checkExit(subject, request, spec);
            }
        }
    }

    private static void checkHealthy(String subject, ContainerSpec spec, ImageConfig image) {
        List<String> own =
                spec.process().healthCheck().map(ProcessSpec.HealthCheck::test).orElse(List.of());
        List<String> test = own.isEmpty() ? image.healthcheck().test() : own;
        if (test.isEmpty() || test.get(0).equals("NONE")) {
            throw never(
                    subject,
                    "<healthy>",
                    test.isEmpty() ? "it has no health check" : "its health check is switched off",
                    "Give it a <healthCheckConfiguration>, or its image a HEALTHCHECK, or await something else");
        }
    }

    private static void checkLog(String subject, ContainerSpec spec) {
        spec.host().logDriver().filter(driver -> driver.name().equals("none")).ifPresent(driver -> {
            throw never(
                    subject,
                    "<log>",
                    "its log driver none keeps no log",
                    "Leave <log><driver> out, or await something else");
        });
    }

    private static void checkTcp(String subject, WaitRequest.Tcp tcp, ContainerSpec spec) {
        boolean published = tcp.mode().equals(Optional.of(WaitRequest.Tcp.Mode.MAPPED));
        for (int port : published ? tcp.ports() : List.<Integer>of()) {
            if (spec.networking().ports().stream()
                    .noneMatch(each ->
                            each.containerPort() == port && each.protocol().equals("tcp"))) {
                throw never(
                        subject,
                        "<tcp> port " + port,
                        "it does not publish the port",
                        "Add it to <ports>, or write <mode>direct</mode>");
            }
        }
    }

    private static void checkExit(String subject, WaitRequest request, ContainerSpec spec) {
        if (ENDLESS.contains(spec.host().restart().name())) {
            throw never(
                    subject,
                    "<exit>",
                    "its restart policy " + spec.host().restart().name() + " starts it again whenever it ends",
                    "Leave <restartPolicy> out, or write on-failure");
        }
        if (request.postStart().isPresent()) {
            throw new DockerFailureException(subject + " cannot run the command of <postStart>: its process has ended"
                    + " when it is ready by <exit>. Leave one of them out.");
        }
    }

    private static DockerFailureException never(String subject, String condition, String cause, String fix) {
        return new DockerFailureException(
                subject + " is awaited by " + condition + ", which never holds: " + cause + ". " + fix + ".");
    }
}

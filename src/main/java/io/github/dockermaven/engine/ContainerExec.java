package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The run of a command in a running container. */
final class ContainerExec {
    private final EngineApi api;
    private final String container;
    private final ExecSpec spec;
    private final Optional<Duration> limit;
    private final long begin = System.nanoTime();
    private final OutputTail output = new OutputTail();

    ContainerExec(EngineApi api, String container, ExecSpec spec, Optional<Duration> limit) {
        this.api = api;
        this.container = container;
        this.spec = spec;
        this.limit = limit;
    }

    /** @throws ErrorResponseException if the engine refuses */
    ExecResult run() {
        ExecInstance exec = ExecInstance.create(api, container, spec, ProcessInput.NONE, subject());
        try (LogStream stream = exec.start()) {
            read(stream);
        }
        return new ExecResult(exec.exitCode(this::checkLimit), output.toString());
    }

    /** Reads the output to its end, or until the limit. */
    private void read(LogStream stream) {
        CountDownLatch ended = new CountDownLatch(1);
        limit.ifPresent(time -> {
            Thread timer = new Thread(() -> closeAfter(time, ended, stream), "docker-exec-limit");
            timer.setDaemon(true);
            timer.start();
        });
        try {
            for (Optional<LogFrame> frame = stream.next(); frame.isPresent(); frame = stream.next()) {
                output.append(frame.get().bytes());
            }
        } finally {
            ended.countDown();
        }
        checkLimit();
    }

    private static void closeAfter(Duration time, CountDownLatch ended, LogStream stream) {
        try {
            if (!ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                stream.close();
            }
        } catch (InterruptedException e) {
            stream.close();
        }
    }

    private void checkLimit() {
        if (limit.isPresent() && System.nanoTime() - begin >= limit.get().toNanos()) {
            throw new DockerFailureException(subject() + " has not ended within " + Durations.exact(limit.get())
                    + ". Raise the limit, or make the command end.");
        }
    }

    /** Returns what is run, for messages. */
    String subject() {
        return "The command '" + PrintableText.quote(String.join(" ", spec.command())) + "' in container " + container;
    }
}

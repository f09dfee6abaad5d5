package io.github.dockermaven.container.reaper;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The program of a {@link Reaper}. It reads its order, then waits for the end of its standard input: without a farewell
 * before it, the build was killed, and what it has started is removed.
 */
final class ReaperProcess {
    /** What a build sends that ends in order. */
    static final int FAREWELL = '.';

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);

    /** How often it looks again: the engine may be making what the build has asked for last. */
    private static final int ROUNDS = 5;

    private static final int PAUSE_MILLIS = 400;

    /** Nobody listens. */
    private static final Progress SILENT = new Progress() {
        @Override
        public void action(String line) {}

        @Override
        public void detail(String line) {}

        @Override
        public Activity begin(String subject) {
            return Activity.NONE;
        }
    };

    private ReaperProcess() {}

    /** Runs it. It has no arguments, and says nothing. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        InputStream build = System.in;
        ReaperOrder order = ReaperOrder.read(new DataInputStream(build));
        if (build.read() == FAREWELL) {
            return;
        }
        try (EngineSession engine =
                new EngineSession(EngineSettings.ofProcess(order.host(), order.context(), order.timeout()), SILENT)) {
            for (int round = 0; round < ROUNDS; round++) {
                remove(order.session(), engine, order.locks());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static void remove(BuildSession session, EngineSession engine, Path locks) {
        try {
            new LeftObjects(BuildSession.LABEL + "=" + session.id(), labels -> isLeft(labels, session))
                    .remove(engine, locks, LOCK_PATIENCE, SILENT);
        } catch (DockerFailureException | DockerExecutionException e) {
            // The next round, or the next goal.
        }
    }

    private static boolean isLeft(Map<String, String> labels, BuildSession session) {
        return Owner.PLUGIN.equals(labels.get(Owner.LABEL))
                && session.hasStarted(labels)
                && BuildProcess.ofLabels(labels).isPresent();
    }
}

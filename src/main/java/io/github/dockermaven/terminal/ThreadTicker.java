package io.github.dockermaven.terminal;

import io.github.dockermaven.io.InterruptSignal;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A ticker with ten ticks per second, on a daemon thread. */
final class ThreadTicker implements Ticker {
    private static final long EVERY_MILLIS = 100;

    private ScheduledExecutorService thread;
    private Thread hook;
    private Runnable asBefore;

    @Override
    public synchronized void start(Runnable tick, Runnable exit) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "docker-progress");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        hook = new Thread(exit, "docker-progress-exit");
        asBefore = InterruptSignal.exits();
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            thread.shutdownNow();
        }
    }

    @Override
    public synchronized void stop() {
        thread.shutdownNow();
        asBefore.run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook is running, or has run.
        }
    }
}

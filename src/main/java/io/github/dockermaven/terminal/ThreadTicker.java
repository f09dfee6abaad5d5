package io.github.dockermaven.terminal;

import io.github.dockermaven.io.GracefulShutdown;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A ticker with ten ticks per second, on a daemon thread. */
final class ThreadTicker implements Ticker {
    private static final long EVERY_MILLIS = 100;

    private ScheduledExecutorService thread;
    private Runnable atExit;

    @Override
    public synchronized void start(Runnable tick, Runnable exit) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "docker-progress");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        atExit = exit;
        GracefulShutdown.ofProcess().register(atExit);
    }

    @Override
    public synchronized void stop() {
        thread.shutdownNow();
        GracefulShutdown.ofProcess().unregister(atExit);
    }
}

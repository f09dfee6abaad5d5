package io.github.dockermaven.engine.transport;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A timer that closes channels which have been silent for too long, which ends any call blocked on them. The JDK has no
 * time-outs for Unix domain sockets; this one works for every kind of channel.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    Watchdog(ClientThreads threads) {
        timer = new ScheduledThreadPoolExecutor(1, task -> threads.make("docker-engine-watchdog", task));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(5, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * Watches a channel from now on.
     *
     * @param limit the longest silence; zero for no limit
     */
    Watch watch(Closeable target, Duration limit) {
        Watch watch = new Watch(target, limit.toNanos());
        watch.start();
        return watch;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** A watched channel. Safe for use by several threads. */
    final class Watch {
        private final Closeable target;
        private final long limit;
        private long silentSince;
        private boolean paused;
        private boolean over;
        private boolean fired;
        private Future<?> next;

        private Watch(Closeable target, long limit) {
            this.target = target;
            this.limit = limit;
        }

        private synchronized void start() {
            silentSince = System.nanoTime();
            over = limit == 0;
            if (!over) {
                checkIn(limit);
            }
        }

        /** Restarts the time, after data was received or sent. */
        synchronized void restart() {
            silentSince = System.nanoTime();
            paused = false;
        }

        /** Stops the time until {@link #restart()}: the silence is not the engine's. */
        synchronized void pause() {
            paused = true;
        }

        /** Ends the watch. Returns whether it was too late, because the target has been closed. */
        synchronized boolean stop() {
            over = true;
            if (next != null) {
                next.cancel(false);
            }
            return fired;
        }

        synchronized boolean fired() {
            return fired;
        }

        private void checkIn(long nanos) {
            if (!timer.isShutdown()) {
                next = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
            }
        }

        private void check() {
            synchronized (this) {
                if (over) {
                    return;
                }
                long left = paused ? limit : silentSince + limit - System.nanoTime();
                if (left > 0) {
                    checkIn(left);
                    return;
                }
                over = true;
                fired = true;
            }
            try {
                target.close();
            } catch (IOException e) {
                // It is closed or broken, and nothing waits for it any more.
            }
        }
    }
}

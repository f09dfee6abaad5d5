package io.github.dockermaven.engine.transport;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes what has been silent for too long, which ends any call blocked on it. The JDK has no time-outs for Unix domain
 * sockets; this one holds for every kind of channel.
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
     * Watches from now on.
     *
     * @param limit how long it may be silent; zero means for ever
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

    /** One watched thing. Safe to use from several threads. */
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

        /** Something was heard or said: the time begins anew. */
        synchronized void restart() {
            silentSince = System.nanoTime();
            paused = false;
        }

        /** The silence is ours: no time passes until {@link #restart()}. */
        synchronized void pause() {
            paused = true;
        }

        /** Ends the watch. Returns whether it was too late: the target has been closed. */
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
                // Closed or broken: either way nobody waits on it any longer.
            }
        }
    }
}

package io.github.dockermaven.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Threads of this plugin. None may outlive its goal, because Maven then closes the classes that it would need. */
public final class Threads {
    private Threads() {}

    /** Returns the threads of a group that are alive. */
    public static List<Thread> of(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() + 100];
        return Arrays.asList(threads).subList(0, group.enumerate(threads));
    }

    /** Waits until interrupted threads have ended, even if this thread is interrupted too. */
    public static void awaitEnd(Collection<Thread> threads, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            for (long left = end - System.nanoTime(); thread.isAlive() && left > 0; left = end - System.nanoTime()) {
                try {
                    thread.join(Math.max(1, left / 1_000_000));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

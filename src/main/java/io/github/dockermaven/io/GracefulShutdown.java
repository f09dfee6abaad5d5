package io.github.dockermaven.io;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of this process while goals run, as at Ctrl-C: their threads are interrupted and get some time for their own
 * {@code finally}, then what was registered is cleaned up. Where the process ends by itself is not changed: this class hears of it
 * and never begins it, so a process that lives on after a signal does so with us too.
 *
 * <p>Nothing is asked of the JDK before a goal changes something, and nothing of ours stays with it when the last goal has
 * ended and all that was registered is taken back.
 */
public final class GracefulShutdown {
    /** A process ends once, whatever goals run in it. */
    private static final GracefulShutdown OF_PROCESS = new GracefulShutdown(Duration.ofSeconds(10));

    private final Duration patience;
    private final Set<Thread> goals = new LinkedHashSet<>();
    private final List<Runnable> cleanUps = new ArrayList<>();
    private Logger logger;
    private Thread hook;
    private TerminationSignals signals;
    private volatile boolean ending;

    /** @param patience for goals that have been interrupted */
    GracefulShutdown(Duration patience) {
        this.patience = patience;
    }

    /** Returns the only one of this process. */
    public static GracefulShutdown ofProcess() {
        return OF_PROCESS;
    }

    /** Begins a goal on this thread, which calls {@link #leave()} when all of its own clean-up is done. */
    public synchronized void enter() {
        holdIf(ending);
        goals.add(Thread.currentThread());
    }

    /** Ends the goal of this thread. While the process ends this never returns: Maven would report a failure, and go on. */
    public synchronized void leave() {
        goals.remove(Thread.currentThread());
        notifyAll();
        holdIf(ending);
        ignoreIfUnused();
    }

    /**
     * Has the goals that run interrupted if the process ends, because one of them begins what is to be ended in good order.
     * Until then there is nothing to clean up, and the process ends at once.
     */
    public synchronized void listen() {
        if (hook == null && !(goals.isEmpty() && cleanUps.isEmpty())) {
            logger = LoggerFactory.getLogger(GracefulShutdown.class);
            Thread thread = new Thread(this::end, "docker-shutdown");
            try {
                Runtime.getRuntime().addShutdownHook(thread);
            } catch (IllegalStateException e) {
                // It ends already, and did not wait for us: this thread begins nothing.
                ending = true;
                holdIf(true);
            }
            hook = thread;
            signals = TerminationSignals.take(() -> ending);
        }
    }

    /**
     * Registers what is to be done if the process ends, after the time for goals: last registered first. It may not be
     * interrupted, bounds its own time, and does not wait for goals. What comes when others are being done is ignored.
     */
    public synchronized void register(Runnable cleanUp) {
        cleanUps.add(cleanUp);
        listen();
    }

    /** Takes back what was registered. It may be under way. */
    public synchronized void unregister(Runnable cleanUp) {
        cleanUps.remove(cleanUp);
        ignoreIfUnused();
    }

    /** Returns at once, unless the process ends: then never, so that nothing is taken away that the clean-up needs. */
    public synchronized void holdIfEnding() {
        holdIf(ending);
    }

    private void holdIf(boolean held) {
        while (held) {
            try {
                wait();
            } catch (InterruptedException e) {
                // The process is about to be gone, and this thread with it.
            }
        }
    }

    private void ignoreIfUnused() {
        if (hook == null || ending || !goals.isEmpty() || !cleanUps.isEmpty()) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook begins at this moment, and finds nothing to do.
            return;
        }
        signals.giveBack();
        signals = null;
        hook = null;
    }

    private void end() {
        if (interruptGoals()) {
            logger.warn("Ending what runs, for {} s at most. Ctrl-C once more ends at once.", patience.toSeconds());
            awaitGoals();
        }
        List<Runnable> left = registered();
        for (int i = left.size() - 1; i >= 0; i--) {
            try {
                left.get(i).run();
            } catch (Throwable e) { // The next is done all the same.
                logger.warn("A clean-up failed: {}", e.getClass().getName());
                logger.debug("It is", e);
            }
        }
    }

    /** Returns whether there are any. */
    private synchronized boolean interruptGoals() {
        ending = true;
        goals.forEach(Thread::interrupt);
        return !goals.isEmpty();
    }

    private synchronized void awaitGoals() {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis();
                    left > 0 && !goals.isEmpty();
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            // Whoever interrupts this thread does not want to wait.
        }
    }

    private synchronized List<Runnable> registered() {
        return List.copyOf(cleanUps);
    }
}

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
    private static final GracefulShutdown OF_PROCESS =
            new GracefulShutdown(Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final Duration patience;
    private final Duration held;
    private final Set<Thread> goals = new LinkedHashSet<>();
    private final List<Runnable> cleanUps = new ArrayList<>();
    private Logger logger;
    private Thread hook;
    private TerminationSignals signals;
    private volatile boolean ending;
    private boolean cleaned;

    /**
     * @param patience for goals that have been interrupted
     * @param held how long a thread is kept from going on after the clean-up: by then the process is gone, unless somebody
     *     else's hook waits for the thread
     */
    GracefulShutdown(Duration patience, Duration held) {
        this.patience = patience;
        this.held = held;
    }

    /** Returns the only one of this process. */
    public static GracefulShutdown ofProcess() {
        return OF_PROCESS;
    }

    /** Begins a goal on this thread, which calls {@link #leave()} when all of its own clean-up is done. */
    public synchronized void enter() {
        holdIfEnding();
        goals.add(Thread.currentThread());
    }

    /** Ends the goal of this thread, and holds it if the process ends: Maven would report a failure, and go on. */
    public synchronized void leave() {
        goals.remove(Thread.currentThread());
        notifyAll();
        holdIfEnding();
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
                cleaned = true;
                holdIfEnding();
                return;
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

    /** Returns at once, unless the process ends: then the clean-up is done before, and with it the process as a rule. */
    public synchronized void holdIfEnding() {
        if (ending || hook != null && isShuttingDown()) {
            Uninterruptibles.await(this, () -> cleaned, Duration.ofDays(1));
            Uninterruptibles.await(this, () -> false, held);
        }
    }

    /** The hook may be about to begin. */
    private static boolean isShuttingDown() {
        try {
            return Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
        } catch (IllegalStateException e) {
            return true;
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
        cleaned();
    }

    /** Returns whether there are any. */
    private synchronized boolean interruptGoals() {
        ending = true;
        goals.forEach(Thread::interrupt);
        return !goals.isEmpty();
    }

    private synchronized void awaitGoals() {
        Uninterruptibles.await(this, goals::isEmpty, patience);
    }

    private synchronized void cleaned() {
        cleaned = true;
        notifyAll();
    }

    private synchronized List<Runnable> registered() {
        return List.copyOf(cleanUps);
    }
}

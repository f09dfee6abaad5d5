package io.github.dockermaven.io;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shutdown of this process while goals run, as by Ctrl-C: their threads are interrupted and get some time for their
 * own {@code finally}, then the registered clean-ups run. This class never begins a shutdown, it only reacts to one: a
 * process that survives a signal without this plugin survives it with the plugin too.
 *
 * <p>No hook or signal handler is installed before a goal changes something, and none stays when the last goal has ended
 * and all clean-ups are unregistered.
 */
public final class GracefulShutdown {
    /** The instance of this process, which ends once, with all of its goals. */
    private static final GracefulShutdown OF_PROCESS =
            new GracefulShutdown(Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final Duration patience;
    private final Duration held;
    private final Set<Thread> goals = new LinkedHashSet<>();
    private final List<Runnable> cleanUps = new ArrayList<>();
    private final List<Runnable> interruptions = new ArrayList<>();
    private Logger logger;
    private Thread hook;
    private TerminationSignals signals;
    private volatile boolean ending;
    private boolean cleaned;

    /**
     * @param patience the time for interrupted goals
     * @param held the time that a thread is held after the clean-ups: the process has ended by then, unless another
     *     shutdown hook waits for the thread
     */
    GracefulShutdown(Duration patience, Duration held) {
        this.patience = patience;
        this.held = held;
    }

    /** Returns the instance of this process. */
    public static GracefulShutdown ofProcess() {
        return OF_PROCESS;
    }

    /** Begins a goal on this thread, which calls {@link #leave()} after all of its own clean-up. */
    public synchronized void enter() {
        holdIfEnding();
        goals.add(Thread.currentThread());
    }

    /** Ends this thread's goal, and holds it during a shutdown, because Maven would report a failure and go on. */
    public synchronized void leave() {
        goals.remove(Thread.currentThread());
        notifyAll();
        holdIfEnding();
        ignoreIfUnused();
    }

    /**
     * Begins to listen for a shutdown, which interrupts the running goals. A goal calls it before work that needs an
     * orderly end; until then there is nothing to clean up, and the process ends at once.
     */
    public synchronized void listen() {
        if (hook == null && !(goals.isEmpty() && cleanUps.isEmpty())) {
            logger = LoggerFactory.getLogger(GracefulShutdown.class);
            Thread thread = new Thread(this::end, "docker-shutdown");
            try {
                Runtime.getRuntime().addShutdownHook(thread);
            } catch (IllegalStateException e) {
                // The shutdown has begun, and does not wait for this plugin: this thread begins nothing.
                ending = true;
                cleaned = true;
                holdIfEnding();
                return;
            }
            hook = thread;
            signals = TerminationSignals.take(() -> ending, this::passOnInterrupt);
        }
    }

    /**
     * Registers a clean-up for a shutdown. Clean-ups run after the time for goals, the last registered first. One is not
     * interrupted, limits its own time, and does not wait for goals. It is ignored if clean-ups run already.
     */
    public synchronized void register(Runnable cleanUp) {
        cleanUps.add(cleanUp);
        listen();
    }

    /** Unregisters a clean-up, which may be running. */
    public synchronized void unregister(Runnable cleanUp) {
        cleanUps.remove(cleanUp);
        ignoreIfUnused();
    }

    /**
     * Has the next SIGINT do something else than end the process: one that a program elsewhere is to get first. Actions of
     * several goals run together; the SIGINT after that is like any other.
     */
    public synchronized void onInterrupt(Runnable action) {
        interruptions.add(action);
        listen();
    }

    /** Forgets what the next SIGINT was to do. */
    public synchronized void forgetInterrupt(Runnable action) {
        interruptions.remove(action);
    }

    /** Returns whether a SIGINT is dealt with. */
    private boolean passOnInterrupt() {
        List<Runnable> actions;
        synchronized (this) {
            actions = List.copyOf(interruptions);
            interruptions.clear();
        }
        actions.forEach(Runnable::run);
        return !actions.isEmpty();
    }

    /** Returns at once, or during a shutdown after the clean-ups, usually never because the process has ended. */
    public synchronized void holdIfEnding() {
        if (ending || hook != null && isShuttingDown()) {
            Uninterruptibles.await(this, () -> cleaned, Duration.ofDays(1));
            Uninterruptibles.await(this, () -> false, held);
        }
    }

    /** Returns whether the JVM is shutting down, even if the hook has not begun yet. */
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
            // The hook begins at this moment, with nothing to do.
            return;
        }
        signals.giveBack();
        signals = null;
        hook = null;
    }

    private void end() {
        if (interruptGoals()) {
            warn("Ending what runs, for " + patience.toSeconds() + " s at most. Ctrl-C once more ends at once.");
            awaitGoals();
        }
        List<Runnable> left = registered();
        for (int i = left.size() - 1; i >= 0; i--) {
            try {
                left.get(i).run();
            } catch (Throwable e) { // The next one runs anyway.
                warn("A clean-up failed: " + e.getClass().getName());
                logger.debug("Its failure", e);
            }
        }
        cleaned();
    }

    /**
     * Logs a line. Maven's own hook gives up its colours at the same time, and the output of the one may fail in the middle of the
     * other's: then the line is tried once more, and whatever becomes of it, the clean-ups run.
     */
    private void warn(String line) {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                logger.warn(line);
                return;
            } catch (RuntimeException e) {
                // See above.
            }
        }
    }

    /** Returns whether any goals run. */
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

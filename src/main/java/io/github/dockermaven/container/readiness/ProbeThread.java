package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;

/** A condition that is watched by a thread of its own, until it holds, never can, or is no longer awaited. */
final class ProbeThread implements AutoCloseable {
    private final Probe probe;
    private final Runnable onChange;
    private final long begun = System.nanoTime();
    private final Thread thread;
    private State state = State.WATCHING;
    private String lastAnswer = "";
    private RuntimeException failure;
    private Duration taken = Duration.ZERO;
    private volatile boolean closed;

    /** What has become of the condition. */
    enum State {
        /** It does not hold yet. */
        WATCHING,
        /** It has held. */
        HELD,
        /** It can no longer hold in this run of the container. */
        OVER
    }

    private ProbeThread(Probe probe, String container, Runnable onChange) {
        this.probe = probe;
        this.onChange = onChange;
        this.thread = new Thread(this::run, "docker-ready-" + container);
        thread.setDaemon(true);
    }

    /**
     * Begins to watch.
     *
     * @param container its short name, for the thread's
     * @param onChange called by the thread when the state is another one
     */
    static ProbeThread start(Probe probe, String container, Runnable onChange) {
        ProbeThread started = new ProbeThread(probe, container, onChange);
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            end(probe.watch(this::answer) ? State.HELD : State.OVER, null);
        } catch (InterruptedException e) {
            end(State.OVER, null);
        } catch (RuntimeException e) {
            end(State.OVER, e);
        } catch (StackOverflowError e) {
            end(
                    State.OVER,
                    new DockerFailureException("The condition " + probe.description()
                            + " cannot be checked: its regular expression needs too much memory for a line of the log."
                            + " Simplify it: no group with alternatives that is repeated."));
        } catch (Error e) {
            end(
                    State.OVER,
                    new DockerExecutionException(
                            "The condition " + probe.description() + " cannot be checked: " + PrintableText.of(e) + ".",
                            e));
        }
    }

    /** Without a call of {@code onChange}: an answer may be each line of a long log. */
    private synchronized void answer(String text) {
        lastAnswer = text;
    }

    private void end(State end, RuntimeException thrown) {
        synchronized (this) {
            taken = Duration.ofNanos(System.nanoTime() - begun);
            state = end;
            failure = thrown;
        }
        onChange.run();
    }

    synchronized State state() {
        return state;
    }

    /** Returns the last answer, in the words of the check; empty before the first. */
    synchronized String lastAnswer() {
        return lastAnswer;
    }

    /** Returns the time until it held. */
    synchronized Duration taken() {
        return taken;
    }

    /** Returns how long it has held; zero if it does not. */
    synchronized Duration heldFor() {
        return state == State.HELD ? Duration.ofNanos(System.nanoTime() - begun).minus(taken) : Duration.ZERO;
    }

    Probe probe() {
        return probe;
    }

    /** Throws what made it impossible to go on watching. */
    synchronized void throwFailure() {
        if (failure != null && !closed) {
            throw failure;
        }
    }

    Thread thread() {
        return thread;
    }

    /** Asks the thread to end; it does so at once. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}

package io.github.dockermaven.terminal;

/** A clock that calls for each drawing. */
interface Ticker {
    /**
     * Begins to tick.
     *
     * @param tick called at each tick
     * @param exit called if the process is ended meanwhile, for example by Ctrl-C
     */
    void start(Runnable tick, Runnable exit);

    /** Stops ticking. A last tick may still run afterwards. */
    void stop();
}

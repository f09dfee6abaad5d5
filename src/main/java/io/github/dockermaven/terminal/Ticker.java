package io.github.dockermaven.terminal;

/** Says when it is time to draw. */
interface Ticker {
    /**
     * Begins to tick.
     *
     * @param tick done at each tick
     * @param exit done if the process is ended meanwhile, as by Ctrl-C
     */
    void start(Runnable tick, Runnable exit);

    /** Ends it. A tick may still be on its way. */
    void stop();
}

package io.github.dockermaven.container.readiness;

/** A question whose answer says whether a condition holds now. It may be asked again and again, by one thread. */
interface Check {
    /** Returns the answer. A failure to ask, such as a refused connection, is an answer too. */
    Answer check() throws InterruptedException;

    /**
     * An answer.
     *
     * @param text what was seen, as a user reads it if the condition never holds: {@code status 503}
     */
    record Answer(boolean holds, String text) {
        static Answer yes(String text) {
            return new Answer(true, text);
        }

        static Answer of(boolean holds, String yes, String no) {
            return new Answer(holds, holds ? yes : no);
        }

        static Answer no(String text) {
            return new Answer(false, text);
        }
    }
}

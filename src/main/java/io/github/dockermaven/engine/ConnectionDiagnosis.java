package io.github.dockermaven.engine;

/**
 * The cause of a failed connection with an engine, and its fix.
 *
 * @param reason such as {@code permission denied}
 * @param remedy one sentence for the user
 */
record ConnectionDiagnosis(String reason, String remedy) {}

package io.github.dockermaven.engine;

/**
 * Why an engine was not reached, and what to do about it.
 *
 * @param reason such as {@code permission denied}
 * @param remedy one sentence for the user
 */
record ConnectionDiagnosis(String reason, String remedy) {}

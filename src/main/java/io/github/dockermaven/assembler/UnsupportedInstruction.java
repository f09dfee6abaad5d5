package io.github.dockermaven.assembler;

/**
 * Something in a Dockerfile that needs an engine.
 *
 * @param dockerfile the Dockerfile as messages call it
 * @param line the line of the instruction
 * @param what the instruction, or the part of it: the subject of a sentence
 */
public record UnsupportedInstruction(String dockerfile, int line, String what) {
    /** A message without its full stop: {@code Dockerfile:7: RUN needs a Docker Engine}. */
    @Override
    public String toString() {
        return dockerfile + ":" + line + ": " + what + " needs a Docker Engine";
    }
}

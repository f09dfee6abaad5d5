package io.github.dockermaven.assembler;

/**
 * An instruction of a Dockerfile that needs an engine.
 *
 * @param dockerfile the Dockerfile's name in messages
 * @param line the line of the instruction
 * @param what the instruction, or its part: the subject of a sentence
 */
public record UnsupportedInstruction(String dockerfile, int line, String what) {
    /** Returns a message without its full stop: {@code Dockerfile:7: RUN needs a Docker Engine}. */
    @Override
    public String toString() {
        return dockerfile + ":" + line + ": " + what + " needs a Docker Engine";
    }
}

package io.github.dockermaven.dockerfile;

import java.util.List;

/**
 * A build stage: a FROM and the instructions that follow it.
 *
 * @param index its number, from 0
 * @param name the name that AS gives it, in lower case; empty if it has none
 * @param from the instruction that begins it
 * @param instructions the following instructions, without the FROM
 */
public record Stage(int index, String name, Instruction from, List<Instruction> instructions) {
    public Stage {
        instructions = List.copyOf(instructions);
    }

    /** Returns the image or stage that it begins with, variables as written. */
    public String base() {
        return from.words().get(0);
    }
}

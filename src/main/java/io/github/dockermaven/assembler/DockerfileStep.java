package io.github.dockermaven.assembler;

import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.error.DockerFailureException;

/** An instruction that is being executed, with its location in the Dockerfile for messages. */
record DockerfileStep(Dockerfile dockerfile, Instruction instruction) {
    Keyword keyword() {
        return instruction.keyword();
    }

    /** Returns the error of an image that no builder could build. */
    DockerFailureException failure(String message) {
        return new DockerFailureException(dockerfile.name() + ":" + instruction.firstLine() + ": " + message);
    }

    /** Returns the same failure with the location of this line. */
    DockerFailureException location(DockerFailureException failure) {
        String location = dockerfile.name() + ":";
        return failure.getMessage().startsWith(location) ? failure : failure(failure.getMessage());
    }

    /** Returns the exception for an instruction that needs an engine. */
    UnsupportedInstructionException unsupported(String what) {
        return new UnsupportedInstructionException(
                new UnsupportedInstruction(dockerfile.name(), instruction.firstLine(), what));
    }
}

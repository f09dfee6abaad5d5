package io.github.dockermaven.assembler;

import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.error.DockerFailureException;

/** An instruction that is being carried out, with its place in the Dockerfile for what has to be said of it. */
record DockerfileStep(Dockerfile dockerfile, Instruction instruction) {
    Keyword keyword() {
        return instruction.keyword();
    }

    /** Why the image cannot be built, by whatever builder. */
    DockerFailureException failure(String message) {
        return new DockerFailureException(dockerfile.name() + ":" + instruction.firstLine() + ": " + message);
    }

    /** The same failure, of this very line. */
    DockerFailureException location(DockerFailureException failure) {
        String location = dockerfile.name() + ":";
        return failure.getMessage().startsWith(location) ? failure : failure(failure.getMessage());
    }

    /** What an engine is needed for. */
    UnsupportedInstructionException unsupported(String what) {
        return new UnsupportedInstructionException(
                new UnsupportedInstruction(dockerfile.name(), instruction.firstLine(), what));
    }
}

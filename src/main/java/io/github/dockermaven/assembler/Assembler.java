package io.github.dockermaven.assembler;

/**
 * The builder of images without an engine. It reads no file's content but the first bytes of ADD's sources: a layer
 * refers to its files.
 */
public final class Assembler {
    /**
     * Executes a Dockerfile.
     *
     * @throws UnsupportedInstructionException if that needs an engine
     * @throws io.github.dockermaven.error.DockerFailureException if no builder could do it, for example because a
     *     source is missing. The message begins with the Dockerfile and the line
     * @throws io.github.dockermaven.error.DockerExecutionException if the context cannot be read
     */
    public AssembledImage assemble(AssemblerRequest request) throws UnsupportedInstructionException {
        return new StageAssembler(request).run();
    }
}

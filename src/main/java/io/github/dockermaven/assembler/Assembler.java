package io.github.dockermaven.assembler;

/**
 * Makes images without an engine. No file's content is read, but for the first bytes of what ADD takes: a layer says
 * where its files are.
 */
public final class Assembler {
    /**
     * Does what the Dockerfile says.
     *
     * @throws UnsupportedInstructionException if that needs an engine
     * @throws io.github.dockermaven.error.DockerFailureException if no builder could do it: a source is missing, say. The
     *     message begins with the Dockerfile and the line
     * @throws io.github.dockermaven.error.DockerExecutionException if the context cannot be read
     */
    public AssembledImage assemble(AssemblerRequest request) throws UnsupportedInstructionException {
        return new StageAssembler(request).run();
    }
}

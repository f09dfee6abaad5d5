package io.github.dockermaven.assembler;

/** An image cannot be assembled, but an engine may build it. */
public final class UnsupportedInstructionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient UnsupportedInstruction unsupported;

    UnsupportedInstructionException(UnsupportedInstruction unsupported) {
        super(unsupported.toString());
        this.unsupported = unsupported;
    }

    public UnsupportedInstruction unsupported() {
        return unsupported;
    }
}

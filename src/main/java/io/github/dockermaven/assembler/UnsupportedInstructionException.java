package io.github.dockermaven.assembler;

/** The failure of an image that cannot be assembled, but may be built by an engine. */
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

package io.github.dockermaven.engine;

/** The refusal of an engine to load an image in a certain form. */
public final class ImageLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason the reason without a full stop; in the engine's words if they are known */
    public ImageLoadException(String reason) {
        super(reason);
    }
}

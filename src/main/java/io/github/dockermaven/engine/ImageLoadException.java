package io.github.dockermaven.engine;

/** An engine did not take an image in the form in which it was offered. */
public final class ImageLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason why, without a full stop; in the engine's words where they are known */
    public ImageLoadException(String reason) {
        super(reason);
    }
}

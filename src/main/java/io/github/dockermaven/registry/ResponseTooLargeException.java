package io.github.dockermaven.registry;

import io.github.dockermaven.report.ByteSizes;
import java.io.IOException;

/** A server sends more than the requested content can have. */
final class ResponseTooLargeException extends IOException {
    ResponseTooLargeException(long limit) {
        super("its answer is longer than " + ByteSizes.format(limit));
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.image.DockerFailureException;
import java.util.Arrays;
import java.util.Locale;

/** The form in which a goal that only asks gives its answer. */
enum AnswerFormat {
    /** Lines in Maven's log, for a person. */
    TABLE,
    /** One JSON document on standard output, for a program. */
    JSON;

    /** @throws DockerFailureException if there is no such format */
    static AnswerFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "docker.format '" + text + "' is not known. Write table, or json for a program."));
    }
}

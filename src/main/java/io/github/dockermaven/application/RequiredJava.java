package io.github.dockermaven.application;

import io.github.dockermaven.error.PrintableText;
import java.util.stream.Stream;

/**
 * The Java that an application needs, by the class that needs the newest.
 *
 * @param release the oldest feature release that runs the class, 8 for Java 1.8
 * @param preview whether the class uses preview features, so that no other release runs it
 * @param className the class' name in the jar
 * @param jar the jar, and the jar in it, that has the class
 */
public record RequiredJava(int release, boolean preview, String className, String jar) {
    /** The argument of {@code java} without which it refuses preview features. */
    private static final String ENABLE_PREVIEW = "--enable-preview";

    /** Returns whether a release of Java runs the class. */
    boolean runsOn(int other) {
        return preview ? other == release : other >= release;
    }

    /** Returns the one of two that needs the newer Java. */
    RequiredJava newer(RequiredJava other) {
        boolean otherIsNewer = other.release == release ? other.preview && !preview : other.release > release;
        return otherIsNewer ? other : this;
    }

    /**
     * Returns whether Java would refuse the class, because nothing in a Dockerfile's options enables preview
     * features.
     */
    public boolean lacksPreview(DockerfileOptions options) {
        return preview
                && options.entrypoint().isEmpty()
                && Stream.concat(options.jvmArgs().stream(), options.env().values().stream())
                        .noneMatch(text -> text.contains(ENABLE_PREVIEW));
    }

    @Override
    public String toString() {
        return "class " + PrintableText.quote(className) + " of " + PrintableText.quote(jar);
    }
}

package io.github.dockermaven.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An application as a build packages it, and how it comes into an image. */
public interface PackagedApplication {
    /**
     * Returns what a Dockerfile has of it. Files that are not yet as an image needs them are laid out.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if it cannot be in an image as the options say, or lies
     *     outside of the context
     */
    Application in(ContextFolder context, DockerfileOptions options);

    /** Returns the file or folder that is taken for it. */
    Path file();

    /** Returns its libraries in words: how many there are, and where they come from. */
    String libraries();

    /** Returns the jars, or the war, that have its classes. */
    List<Path> jars();

    /** Returns the class that starts it, or its launcher; nothing if the base image starts it. */
    default Optional<String> startClass() {
        return Optional.empty();
    }

    /** Returns the newest Java that its classes need; nothing if it has no class that can be read. */
    default Optional<RequiredJava> requiredJava() {
        return RequiredJavaSearch.of(this);
    }

    /** Returns the environment variable by which the base image takes arguments of Java, if there is one. */
    default Optional<String> jvmVariable() {
        return Optional.empty();
    }

    /** Returns a number of libraries in words. */
    static String libraries(long count) {
        return count == 0 ? "no libraries" : count == 1 ? "1 library" : count + " libraries";
    }

    /** Returns whether {@code jarName} names a file of the image. */
    default boolean hasName(ApplicationLayout layout) {
        return layout != ApplicationLayout.LAYERS;
    }
}

package io.github.dockermaven.application;

import io.github.dockermaven.context.AbsoluteSource;
import io.github.dockermaven.context.CleanPath;
import io.github.dockermaven.context.RealPath;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file or folder that an image gets beside the application.
 *
 * @param source its path in the build context
 * @param target its path in the image; a folder if it ends with {@code /}
 */
public record CopiedFile(String source, String target) {
    /**
     * Reads {@code source} or {@code source:target}; without a target it is the source's own name.
     *
     * @throws DockerFailureException if one of the two is missing, or the source lies outside of the context
     */
    static CopiedFile parse(String text) {
        int colon = text.indexOf(':');
        String source = colon < 0 ? text : text.substring(0, colon);
        String target = colon < 0
                ? source.substring(source.lastIndexOf('/', source.length() - 2) + 1)
                : text.substring(colon + 1);
        if (source.isBlank() || target.isBlank()) {
            throw new DockerFailureException("copy '" + text
                    + "' is not valid. Write source or source:target, for example apiEncryptionKey.jks:/keys/.");
        }
        if (source.equals("..") || source.startsWith("../") || source.contains("/../") || source.endsWith("/..")) {
            throw new DockerFailureException("copy '" + text
                    + "' leads out of the build context. Move the file into it, or set docker.contextDir to a folder that"
                    + " has both the file and the application.");
        }
        return new CopiedFile(source, target);
    }

    /**
     * Checks that the source is in the context.
     *
     * @throws DockerFailureException if it is not
     */
    CopiedFile checkPresent(Path context) {
        String clean = source.replaceFirst("^/+", "");
        if (!Files.exists(context.resolve(clean))) {
            String written = source.matches("[A-Za-z]") && target.startsWith("\\") ? toString() : source;
            throw new DockerFailureException("copy: " + PrintableText.quote(written) + " is not in the build context "
                    + context
                    + ". "
                    + AbsoluteSource.remark(context, written).orElse("Make that file first, or correct docker.copy."));
        }
        return this;
    }

    /**
     * Returns the same by the source's path without symbolic links: the rules of a {@code .dockerignore} file, and so
     * Docker, do not follow those.
     *
     * @throws DockerFailureException if it leads out of the context
     */
    CopiedFile withoutLinks(Path context) {
        String clean = source.replaceFirst("^/+", "");
        String real = RealPath.within(context, context.resolve(clean))
                .orElseThrow(() -> new DockerFailureException("copy: " + PrintableText.quote(clean)
                        + " is a symbolic link, or in one, and leads to " + RealPath.of(context.resolve(clean))
                        + ", which is not in the build context " + context + ". Copy the file into it, or set"
                        + " docker.contextDir to a folder that has both."));
        boolean same = CleanPath.of(clean).equals(real) || isWholeContext();
        return same ? this : new CopiedFile(clean.endsWith("/") ? real + "/" : real, target);
    }

    /** Returns the form that is read by {@link #parse}. */
    @Override
    public String toString() {
        return source + ":" + target;
    }

    /** Returns whether the source is the whole context. */
    boolean isWholeContext() {
        return source.matches("[./]+");
    }
}

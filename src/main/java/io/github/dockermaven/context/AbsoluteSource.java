package io.github.dockermaven.context;

import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.Optional;

/** A source that looks like a path of this machine, although only files in the build context can be copied. */
public final class AbsoluteSource {
    private AbsoluteSource() {}

    /**
     * Returns the meaning of such a source, and the way to write it; empty for another source.
     *
     * @param source a source that is not in the context
     */
    public static Optional<String> remark(Path context, String source) {
        boolean ofWindows = source.matches("(?s)[A-Za-z]:[/\\\\].*");
        if (!source.startsWith("/") && !ofWindows) {
            return Optional.empty();
        }
        String root = context.toString().replace('\\', '/') + "/";
        String path = source.replace('\\', '/');
        String meaning =
                ofWindows ? "Only" : "A path that begins with / is one in the context, not one of this machine: only";
        return Optional.of(meaning + " what is in the context can be copied. "
                + (path.startsWith(root)
                        ? "Write '" + PrintableText.quote(path.substring(root.length())) + "'."
                        : "Put the file there first, and write its path there."));
    }
}

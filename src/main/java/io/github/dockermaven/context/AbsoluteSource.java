package io.github.dockermaven.context;

import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.Optional;

/** A source of a copy that looks like a path of the machine: of a build context only what is in it can be copied. */
public final class AbsoluteSource {
    private AbsoluteSource() {}

    /**
     * Returns what such a source means, and how it is to be written instead; nothing for one that looks otherwise.
     *
     * @param source one that is not in the context
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

package io.github.dockermaven.container.copy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.File;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One side of a copy: {@code mysql:/var/log} is in a container, {@code target/log} on this machine, {@code -} an archive on
 * standard input or output.
 *
 * @param container what the container is called; empty for this machine
 * @param path from the container's root, or of this machine
 */
public record CopyLocation(Optional<String> container, String path) {
    /** The path of standard input or output. */
    private static final String STREAM = "-";

    /** As docker reads it: what begins with a dot or has a slash before its colon is a path of this machine. */
    private static final Pattern IN_CONTAINER = Pattern.compile("([^./:][^/:]*):(.*)", Pattern.DOTALL);

    private static final Pattern DRIVE = Pattern.compile("[a-zA-Z]:.*", Pattern.DOTALL);

    /**
     * Parses one side of a copy.
     *
     * @param property what names it, for the error
     * @throws DockerFailureException if it has no path
     */
    public static CopyLocation parse(String property, String text) {
        Matcher matcher = IN_CONTAINER.matcher(text);
        boolean isDrive = File.separatorChar == '\\' && DRIVE.matcher(text).matches();
        CopyLocation location = !isDrive && matcher.matches()
                ? new CopyLocation(Optional.of(matcher.group(1)), matcher.group(2))
                : new CopyLocation(Optional.empty(), text);
        if (location.path.isBlank()) {
            throw new DockerFailureException(property + " '" + PrintableText.quote(text)
                    + "' has no path. Write it after the colon, from the container's root: mysql:/var/log.");
        }
        return location;
    }

    /** Returns whether it is standard input or output. */
    public boolean isStream() {
        return container.isEmpty() && path.equals(STREAM);
    }
}

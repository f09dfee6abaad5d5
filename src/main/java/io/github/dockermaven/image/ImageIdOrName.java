package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An image of an engine as a user names it: by its name, or by its id as {@code docker images} shows it. Engines also
 * accept the first letters of an id, and may mistake a name such as {@code cafe} for them. So an id has 12 digits or
 * more here, and a name always has its tag.
 *
 * @param text the id, or the name with its tag
 */
public record ImageIdOrName(String text) {
    private static final Pattern ID = Pattern.compile("(sha256:)?[0-9a-f]{12,64}");

    /**
     * Reads an id or a name.
     *
     * @throws DockerFailureException if it is neither an id nor a valid name
     */
    public static ImageIdOrName parse(String text) {
        String given = text.strip();
        if (ID.matcher(given.toLowerCase(Locale.ROOT)).matches()) {
            return new ImageIdOrName(given.toLowerCase(Locale.ROOT));
        }
        return of(ImageReference.parse(given));
    }

    public static ImageIdOrName of(ImageReference name) {
        return new ImageIdOrName(name.withDefaultTag().toString());
    }

    /** Returns the name without its tag or digest; an id has none and stays as it is. */
    public String repository() {
        return ID.matcher(text).matches() ? text : ImageReference.parse(text).name();
    }

    @Override
    public String toString() {
        return text;
    }
}

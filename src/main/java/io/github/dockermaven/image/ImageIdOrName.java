package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a user writes to mean one image that an engine has: its name, or its id as {@code docker images} shows it. Engines
 * take the first letters of an id too, for which a name like {@code cafe} may be mistaken: an id has 12 digits or more here,
 * and a name its tag.
 *
 * @param text the id, or the name with its tag
 */
public record ImageIdOrName(String text) {
    private static final Pattern ID = Pattern.compile("(sha256:)?[0-9a-f]{12,64}");

    /**
     * Reads what a user writes.
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

    /** The name without its tag or digest; an id has none and stays as it is. */
    public String repository() {
        return ID.matcher(text).matches() ? text : ImageReference.parse(text).name();
    }

    @Override
    public String toString() {
        return text;
    }
}

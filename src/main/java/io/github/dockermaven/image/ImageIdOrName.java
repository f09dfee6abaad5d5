package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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
    /** As a name it got a tag, or was read as one that is called sha256. Nobody copies fewer digits than four. */
    private static final Pattern SHORT_ID = Pattern.compile("(sha256:)?(?<digits>[0-9a-f]{4,11})(:latest)?");

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

    /**
     * Returns the digits of what looks like the beginning of an id but is too short for one, and so was read as a name; empty
     * for anything else.
     */
    public Optional<String> shortId() {
        Matcher digits = SHORT_ID.matcher(text);
        return digits.matches() ? Optional.of(digits.group("digits")) : Optional.empty();
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

package io.github.dockermaven.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network or container as a user names it: by its name or, on the command line only, by its id as docker lists it.
 * Engines also accept the first letters of an id, and may mistake a name such as {@code cafe} for them: here an id has
 * 12 digits or more, and the POM contains names only.
 *
 * @param mayBeId whether the text is an id if it is not a name
 */
public record NameOrId(String text, boolean mayBeId) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12,64}");
    /** Fewer digits than four are no beginning that a person copies. */
    private static final Pattern SHORT_ID = Pattern.compile("[0-9a-f]{4,11}");

    /** Returns the name in a POM. */
    public static NameOrId name(String text) {
        return new NameOrId(text, false);
    }

    /** Returns the name or id on the command line. */
    public static NameOrId nameOrId(String text) {
        return new NameOrId(text, true);
    }

    /** Returns whether it is this name. */
    public boolean isName(String name) {
        return text.equals(name);
    }

    /** Returns whether it is this id, or its beginning. */
    public boolean isId(String id) {
        return mayBeId && ID.matcher(text).matches() && id.startsWith(text);
    }

    /** Returns what to know of a text that looks like the beginning of an id but is too short for one, else nothing. */
    public Optional<String> shortId() {
        return mayBeId && SHORT_ID.matcher(text).matches()
                ? Optional.of("If it is an id, give 12 digits of it or more.")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts, lists and maps as Maven creates them from a POM: an element that is empty, or has only an unset property, is
 * {@code null}.
 */
public final class Elements {
    private Elements() {}

    /**
     * Returns a list that is known to have no {@code null}.
     *
     * @param parameter the list's name, for the error
     * @param list may be {@code null}, which is an empty list
     * @throws DockerFailureException if an element has no value: its value cannot be guessed
     */
    public static List<String> list(String parameter, List<String> list) {
        if (list == null) {
            return List.of();
        }
        // An ArrayList, because other lists throw an exception when they look for null.
        int empty = new ArrayList<>(list).indexOf(null);
        if (empty >= 0) {
            throw new DockerFailureException("Element " + (empty + 1) + " of " + parameter
                    + " has no value: it is empty, or a property that is not set. Give it a value, or remove it.");
        }
        return List.copyOf(list);
    }

    /**
     * Returns a text without white space around it, {@code null} if it is blank: an empty property is taken for a
     * missing one.
     */
    public static String text(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Returns a map in its order, in which a key without a value has the empty text; {@code null} is an empty map. */
    public static Map<String, String> map(Map<String, String> map) {
        Map<String, String> values = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((key, value) -> values.put(key, value == null ? "" : value));
        }
        return Collections.unmodifiableMap(values);
    }
}

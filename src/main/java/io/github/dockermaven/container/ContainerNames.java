package io.github.dockermaven.container;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that containers get, each of them once. Safe for use by several threads. */
public final class ContainerNames {
    private static final String INDEX = "%i";

    private final Set<String> taken;

    /** @param taken those of the engine's containers */
    public ContainerNames(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Returns a name by a pattern, in which {@code %i} becomes the first number that makes it free. */
    public synchronized String next(String pattern) {
        if (!pattern.contains(INDEX)) {
            return pattern;
        }
        for (int index = 1; ; index++) {
            String name = pattern.replace(INDEX, String.valueOf(index));
            if (taken.add(name)) {
                return name;
            }
        }
    }

    /** Returns whether a name is one of a pattern. */
    static boolean matches(String pattern, String name) {
        return name.matches(Pattern.quote(pattern).replace(INDEX, "\\E[0-9]+\\Q"));
    }
}

package io.github.dockermaven.container;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port, or a range of ports {@code 8000-8010}. */
record PortRange(int first, int last) {
    static final int HIGHEST = 65535;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

    /** Returns the ports that a text names; empty if it has another form, or they cannot be. */
    static Optional<PortRange> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(form.group(1));
        int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
        return first <= last && last <= HIGHEST ? Optional.of(new PortRange(first, last)) : Optional.empty();
    }

    /** Returns whether it is one port. */
    boolean isOne() {
        return first == last;
    }

    /** Returns the number of ports. */
    int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return isOne() ? String.valueOf(first) : first + "-" + last;
    }
}

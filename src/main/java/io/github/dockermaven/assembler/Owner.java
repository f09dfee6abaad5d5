package io.github.dockermaven.assembler;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The owner of a file in an image.
 *
 * @param uid the user's number
 * @param gid the group's number
 */
record Owner(int uid, int gid) {
    static final Owner ROOT = new Owner(0, 0);

    private static final Pattern NUMBER = Pattern.compile("\\+?0*(\\d{1,10})");

    /**
     * Reads the value of {@code --chown} or USER: a user, and a group after a colon. A user without a group has the
     * group of the same number; {@code root} is 0, and so is an empty part (BuildKit's {@code llb.WithUser}).
     *
     * @return empty for names, which only the image's own files can resolve
     */
    static Optional<Owner> parse(String text) {
        int colon = text.indexOf(':');
        Optional<Integer> uid = number(colon < 0 ? text : text.substring(0, colon));
        Optional<Integer> gid = colon < 0 ? uid : number(text.substring(colon + 1));
        return uid.isPresent() && gid.isPresent() ? Optional.of(new Owner(uid.get(), gid.get())) : Optional.empty();
    }

    private static Optional<Integer> number(String text) {
        if (text.isEmpty() || text.equals("root")) {
            return Optional.of(0);
        }
        return Optional.of(NUMBER.matcher(text))
                .filter(matcher -> matcher.matches())
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .filter(number -> number <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }
}

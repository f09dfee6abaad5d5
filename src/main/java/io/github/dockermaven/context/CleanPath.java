package io.github.dockermaven.context;

import java.util.ArrayDeque;
import java.util.Deque;

/** The shortest equivalent of a slash-separated path, as Go's {@code path.Clean} returns it. */
public final class CleanPath {
    private CleanPath() {}

    public static String of(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> names = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!part.equals("..")) {
                names.addLast(part);
            } else if (!names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!rooted) {
                names.addLast(part);
            }
        }
        String joined = String.join("/", names);
        if (rooted) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }
}

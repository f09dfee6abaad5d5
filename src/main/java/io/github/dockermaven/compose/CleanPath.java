package io.github.dockermaven.compose;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths in containers in their shortest form: without {@code .}, {@code ..}, doubled slashes and one at the end. */
final class CleanPath {
    private CleanPath() {}

    static String of(String path) {
        boolean isAbsolute = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
                parts.removeLast();
            } else if (part.equals("..") && isAbsolute || part.isEmpty() || part.equals(".")) {
                continue;
            } else {
                parts.addLast(part);
            }
        }
        String joined = String.join("/", parts);
        return isAbsolute ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}

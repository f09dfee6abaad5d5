package io.github.dockermaven.engine.transport;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.util.regex.Pattern;

/**
 * The requests that an engine answers only at the end of a long operation, or when something happens, by the Docker
 * Engine API 1.24 to 1.44. For
 * all others, a long silence means that the engine hangs.
 */
final class LongRunningRequests {
    private static final Pattern PATHS = Pattern.compile("(?:/v[0-9.]+)?/(?:"
            + String.join(
                    "|",
                    // A new volume gets the image's files first, and many containers at once wait for one another.
                    "containers/(?:create|[^/]+/(?:start|wait|stop|restart|kill|logs|attach|archive))",
                    "exec/[^/]+/start",
                    "events",
                    "images/(?:load|create|get)",
                    "images/.+/(?:push|get)",
                    "build|commit",
                    "(?:containers|images|networks|volumes|build)/prune",
                    "system/df")
            + ")");

    /** The removal of many files. */
    private static final Pattern REMOVED = Pattern.compile("(?:/v[0-9.]+)?/(?:containers|images|volumes)/.+");

    /** Archives, which some engines write to their disk as a whole before they send the first byte. */
    private static final Pattern ARCHIVES =
            Pattern.compile("(?:/v[0-9.]+)?/(?:images/(?:.+/)?get|containers/[^/]+/archive)");

    private LongRunningRequests() {}

    static boolean isLongRunning(Request request) {
        return request.hijackedInput() != null
                || PATHS.matcher(RequestHead.path(request)).matches()
                || request.method().equals("DELETE")
                        && REMOVED.matcher(RequestHead.path(request)).matches();
    }

    /**
     * Returns whether the response, once it has begun, arrives without a pause: a long one means that the engine hangs.
     */
    static boolean withoutPause(Request request) {
        return ARCHIVES.matcher(RequestHead.path(request)).matches();
    }
}

package io.github.dockermaven.engine.transport;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.util.regex.Pattern;

/**
 * The requests that an engine answers only when a long work is done, by the Docker Engine API 1.24 to 1.44. For all
 * others a long silence means that the engine hangs.
 */
final class LateAnswers {
    private static final Pattern PATHS = Pattern.compile("(?:/v[0-9.]+)?/(?:"
            + String.join(
                    "|",
                    "containers/[^/]+/(?:wait|stop|restart)",
                    "images/(?:load|create|get)",
                    "images/.+/(?:push|get)",
                    "build|commit",
                    "(?:containers|images|networks|volumes|build)/prune",
                    "system/df")
            + ")");

    private LateAnswers() {}

    static boolean expected(Request request) {
        return request.hijackedInput() != null
                || PATHS.matcher(RequestHead.path(request)).matches();
    }
}

package io.github.dockermaven.project;

import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Lines that are said once in a build, however many goals and modules could say them. */
public final class OncePerBuild {
    private static final String KEY = "io.github.dockermaven.warning ";

    private OncePerBuild() {}

    /** Returns whether this is the first time. */
    public static boolean first(MavenSession session, String line) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return data.putIfAbsent(KEY + line, true) == null;
        }
    }
}

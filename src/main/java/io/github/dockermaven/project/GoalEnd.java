package io.github.dockermaven.project;

import java.util.Map;
import java.util.function.Predicate;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The end of a goal that Maven calls for each module, with {@code -T} for several at the same time. */
public final class GoalEnd {
    private static final String KEY = "io.github.dockermaven.end ";

    private GoalEnd() {}

    /**
     * Notes that a goal has done its work in its project.
     *
     * @param isSkipped whether it does nothing in a project
     * @return whether that was the last of them; once in a build
     */
    public static boolean isLast(MavenSession session, String goal, Predicate<MavenProject> isSkipped) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            boolean isNew = data.putIfAbsent(key(goal, session.getCurrentProject()), true) == null;
            return isNew
                    && session.getProjects().stream()
                            .allMatch(project -> data.containsKey(key(goal, project)) || isSkipped.test(project));
        }
    }

    private static String key(String goal, MavenProject project) {
        return KEY + goal + " " + project.getId() + " " + project.getFile();
    }
}

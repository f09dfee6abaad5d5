package io.github.dockermaven.config;

import java.util.Optional;
import java.util.Set;

/**
 * The flat {@code <run>}, of the project's own image, of which each element is a property too: {@code docker.run.memory},
 * {@code docker.run.wait.time}, and for maps {@code docker.run.env.NAME}.
 */
final class RunProperties {
    /** What the properties begin with. */
    static final String PREFIX = "docker.run.";

    /** Elements that have elements. */
    static final Set<String> GROUPS = Set.of(
            "env",
            "healthCheckConfiguration",
            "labels",
            "log",
            "log.driver",
            "log.driver.opts",
            "network",
            "restartPolicy",
            "sysctls",
            "volumes",
            "wait",
            "wait.exec",
            "wait.http",
            "wait.tcp");

    private RunProperties() {}

    /** Returns the element with what properties add to it; empty if there is nothing. */
    static Optional<XmlElement> element(GoalConfiguration goal) {
        return goal.element("run", PREFIX, GROUPS);
    }
}

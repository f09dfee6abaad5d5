package io.github.dockermaven.project;

import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.lifecycle.mapping.LifecycleMapping;

/**
 * The lifecycle of packaging {@code docker}: a jar and its image, which is deployed, and integration tests with containers.
 */
final class DockerLifecycle extends ImageLifecycle {
    private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin:";

    @Inject
    DockerLifecycle(Map<String, LifecycleMapping> all) {
        super(
                all,
                Map.of(
                        "package",
                        List.of(OURS + "build"),
                        "pre-integration-test",
                        List.of(OURS + "start"),
                        "integration-test",
                        List.of(FAILSAFE + "integration-test"),
                        "post-integration-test",
                        List.of(OURS + "copy"),
                        "verify",
                        List.of(OURS + "stop", FAILSAFE + "verify"),
                        "deploy",
                        List.of(OURS + "push")));
    }
}

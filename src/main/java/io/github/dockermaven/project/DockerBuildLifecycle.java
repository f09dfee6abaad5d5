package io.github.dockermaven.project;

import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.lifecycle.mapping.LifecycleMapping;

/** The lifecycle of packaging {@code docker-build}: a jar, and its image, which is deployed. */
final class DockerBuildLifecycle extends ImageLifecycle {
    @Inject
    DockerBuildLifecycle(Map<String, LifecycleMapping> all) {
        super(all, Map.of("package", List.of(OURS + "build"), "deploy", List.of(OURS + "push")));
    }
}

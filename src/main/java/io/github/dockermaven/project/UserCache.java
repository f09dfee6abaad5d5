package io.github.dockermaven.project;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;

/** Where things are kept that all builds of a user share: in the local repository, as Maven's own caches are. */
public final class UserCache {
    private UserCache() {}

    public static Path folder(MavenSession session) {
        return session.getRequest()
                .getLocalRepositoryPath()
                .toPath()
                .resolve(".cache")
                .resolve("docker-maven-plugin");
    }
}

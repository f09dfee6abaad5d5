package io.github.dockermaven.project;

import io.github.dockermaven.application.Application;
import io.github.dockermaven.application.ContextFolder;
import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.application.LinkedRuntime;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.RuntimeLocks;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The linked run-times of the projects of a reactor, which may be made at the same time. */
@Named
@Singleton
class LinkedRuntimes {
    private final RuntimeLocks locks = new RuntimeLocks();
    private final Provider<MavenSession> session;

    @Inject
    LinkedRuntimes(Provider<MavenSession> session) {
        this.session = session;
    }

    /** Gives a project's application its run-time. */
    Application start(
            MavenProject project,
            ContextFolder context,
            Application application,
            PackagedApplication packaged,
            DockerfileOptions options) {
        return LinkedRuntime.in(context, UserCache.folder(session.get()).resolve("runtimes"), locks)
                .start(
                        application,
                        packaged.jars(),
                        options,
                        Aggregator.of(project).isPresent());
    }
}

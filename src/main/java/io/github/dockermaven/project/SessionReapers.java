package io.github.dockermaven.project;

import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.container.reaper.BuildSession;
import io.github.dockermaven.container.reaper.Reaper;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reapers of one Maven session, one for each engine in which it starts something that is to end with it. */
public final class SessionReapers {
    /** A project that gives this plugin dependencies of its own has other classes of this name. */
    private static final String KEY = "io.github.dockermaven.reapers." + System.identityHashCode(SessionReapers.class);

    private static final Logger LOGGER = LoggerFactory.getLogger(SessionReapers.class);

    private final Optional<BuildSession> build = BuildSession.ofThisProcess();
    private final Map<EngineSettings, Optional<Reaper>> reapers = new HashMap<>();
    private final Set<Path> locks = new LinkedHashSet<>();
    private final Path lockFolder;

    private SessionReapers(Path lockFolder) {
        this.lockFolder = lockFolder;
    }

    public static SessionReapers of(MavenSession session) {
        SessionCleanUps cleanUps = SessionCleanUps.of(session);
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return (SessionReapers) data.computeIfAbsent(KEY, first -> {
                SessionReapers made = new SessionReapers(ProjectOwner.lockFolder(session));
                cleanUps.addEnd(() -> {
                    made.end();
                    data.remove(KEY);
                });
                return made;
            });
        }
    }

    /**
     * Returns the labels of what is to end with the session, after a reaper was started for it.
     *
     * @param lockFiles those of the projects that it is for
     */
    public synchronized Map<String, String> labels(EngineSettings engine, List<Path> lockFiles) {
        if (build.isEmpty()) {
            return Map.of();
        }
        locks.addAll(lockFiles);
        reapers.computeIfAbsent(engine, first -> start(first, build.get()));
        return build.get().labels();
    }

    private Optional<Reaper> start(EngineSettings engine, BuildSession session) {
        try {
            return Optional.of(Reaper.start(engine, session, lockFolder));
        } catch (IOException e) {
            LOGGER.debug(
                    "Without a process that outlives this one: what is left if it is killed, the next goal removes", e);
            return Optional.empty();
        }
    }

    /** What is left after a build that ends in order is left on purpose, whatever its labels say. */
    private synchronized void end() {
        locks.forEach(SessionReapers::release);
        reapers.values().forEach(reaper -> reaper.ifPresent(Reaper::close));
        reapers.clear();
    }

    private static void release(Path lock) {
        try {
            SystemLock.release(lock);
        } catch (DockerExecutionException e) {
            LOGGER.debug("A lock is not released", e);
        }
    }
}

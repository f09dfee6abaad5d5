package io.github.dockermaven.mojo;

import io.github.dockermaven.report.Progress;
import io.github.dockermaven.terminal.Screen;
import io.github.dockermaven.terminal.ShownProgress;
import io.github.dockermaven.terminal.Terminal;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** What one goal shows: in Maven's log, and while it runs on the terminal, if a person looks on. */
final class GoalOutput {
    private final Log log;
    private final boolean verbose;
    private final String project;
    private final Screen screen;

    /** @param verbose whether everything is logged; so it is with {@code -X} */
    GoalOutput(MavenSession session, Log log, boolean verbose) {
        this.log = log;
        this.verbose = verbose || log.isDebugEnabled();
        boolean parallel = session.isParallel() && session.getProjects().size() > 1;
        project = parallel ? session.getCurrentProject().getArtifactId() : "";
        // Goals of several projects know nothing of one another's lines; and -X writes too many others.
        boolean alone = !parallel && log.isInfoEnabled() && !log.isDebugEnabled();
        screen = alone && session.getRequest().isInteractiveMode() && Terminal.isWatched()
                ? Terminal.screen()
                : Screen.NONE;
    }

    /** Returns whether a person sees what runs. */
    boolean isWatched() {
        return screen != Screen.NONE;
    }

    /** Logs an error that ends nothing. */
    void error(String text) {
        screen.print(() -> log.error(text));
    }

    /** Logs a line that stays. */
    void line(String line) {
        screen.print(() -> log.info(line));
    }

    /** @param image which of several images it is about, empty for the only one */
    Progress progress(String image) {
        String subject = project + (project.isEmpty() || image.isEmpty() ? "" : " ") + image;
        return new ShownProgress(log::info, subject.isEmpty() ? "" : "[" + subject + "] ", verbose, screen);
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.container.LogDate;
import io.github.dockermaven.container.log.LogStyle;
import io.github.dockermaven.terminal.Terminal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The form of the lines of logs, by the terminal and {@code docker.logDate}. */
final class LogAppearance {
    private static final String DATE = "docker.logDate";

    private LogAppearance() {}

    /** On the command line {@code docker.logDate} takes precedence over what containers' own settings say. */
    static LogStyle of(AbstractDockerMojo goal, boolean timestamps) {
        boolean coloured = goal.session().getRequest().isInteractiveMode() && Terminal.isWatched();
        Optional<LogDate> date = goal.configuration().freeText("logDate").map(text -> LogDate.parse(DATE, text));
        boolean isForced = GivenNames.isOnCommandLine(goal.session(), DATE);
        return new LogStyle(
                coloured, charset(), date.filter(each -> isForced), date.filter(each -> !isForced), timestamps);
    }

    /** A locale that names no encoding says nothing against that of the logs. */
    private static Charset charset() {
        Charset charset = Terminal.charset();
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }
}

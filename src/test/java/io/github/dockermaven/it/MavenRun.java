package io.github.dockermaven.it;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Maven in a process group of its own, as a terminal gives it one, to which signals can be sent. */
public final class MavenRun implements Closeable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final File log;

    private MavenRun(Process process, File log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param command a shell script that runs Maven in its place, by {@code exec}
     * @param log for what it writes
     */
    public static MavenRun start(File command, File project, File log, List<String> arguments) throws IOException {
        // A process of a script's background passes on to its children that they ignore a signal.
        List<String> line = new ArrayList<>(
                List.of("setsid", "env", "--default-signal=INT,TERM,HUP", "sh", command.getAbsolutePath()));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line)
                .directory(project)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        return new MavenRun(process, log);
    }

    /**
     * Sends a signal to all of its processes, as a terminal does it at Ctrl-C ({@code INT}) and when it is closed
     * ({@code HUP}), and continuous integration ({@code TERM}).
     */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-s", name, "--", "-" + process.pid())
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("Maven had ended already: " + log);
        }
    }

    /** The processes that it has started, and these in turn, with a text in their command lines. */
    public List<ProcessHandle> descendants(String text) {
        return process.descendants()
                .filter(each -> each.info().commandLine().orElse("").contains(text))
                .toList();
    }

    /** Its exit code, or 128 and the number of the signal that ended it, as a shell tells it. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Maven did not end within " + PATIENCE_SECONDS + " s: " + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

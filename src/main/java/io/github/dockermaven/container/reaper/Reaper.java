package io.github.dockermaven.container.reaper;

import io.github.dockermaven.engine.EngineSettings;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * A process that outlives this one if this one is killed, and removes what its build has started then. It hears of the end
 * because the pipe that is its standard input ends; it neither writes anything nor holds this process's output open.
 */
public final class Reaper implements AutoCloseable {
    /**
     * What a terminal sends to all processes of a build is not for it: it ignores that, and has a process session of its own
     * where there is a command for that.
     */
    private static final String APART =
            "trap '' INT QUIT HUP; command -v setsid >/dev/null && exec setsid \"$@\"; exec \"$@\"";

    /** Small and soon there; what another Java does not know it ignores. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xms8m",
            "-Xmx32m");

    /** Options for the Java of Maven or of tests, such as the port of a debugger, which this one cannot have too. */
    private static final List<String> FOREIGN_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final OutputStream pipe;

    private Reaper(OutputStream pipe) {
        this.pipe = pipe;
    }

    /**
     * Starts one.
     *
     * @param engine the engine in which the build starts something
     * @param locks the folder of the locks by which goals of one project wait for each other
     * @throws IOException if there can be none
     */
    public static Reaper start(EngineSettings engine, BuildSession session, Path locks) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(FOREIGN_OPTIONS);
        OutputStream pipe = builder.start().getOutputStream();
        DataOutputStream out = new DataOutputStream(pipe);
        new ReaperOrder(engine.host(), engine.context(), engine.requestTimeout(), session, locks.toAbsolutePath())
                .write(out);
        out.flush();
        return new Reaper(pipe);
    }

    private static List<String> command() throws IOException {
        boolean isWindows = File.separatorChar == '\\';
        List<String> command =
                new ArrayList<>(isWindows ? List.of() : List.of("sh", "-c", APART, "docker-maven-plugin-reaper"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-Duser.home=" + System.getProperty("user.home"), "-cp", classPath(), ReaperProcess.class.getName()));
        return command;
    }

    /** Returns the class path of this plugin, and what it takes of Maven. */
    private static String classPath() throws IOException {
        List<String> entries = new ArrayList<>();
        if (Reaper.class.getClassLoader() instanceof URLClassLoader plugin) {
            for (URL url : plugin.getURLs()) {
                entries.add(path(url));
            }
        } else {
            entries.add(System.getProperty("java.class.path"));
        }
        entries.add(
                path(LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation()));
        return String.join(File.pathSeparator, entries);
    }

    private static String path(URL url) throws IOException {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IOException("No path: " + url, e);
        }
    }

    /** Ends it, because the build ends in order. */
    @Override
    public void close() {
        try (pipe) {
            pipe.write(ReaperProcess.FAREWELL);
        } catch (IOException e) {
            // It has ended.
        }
    }
}

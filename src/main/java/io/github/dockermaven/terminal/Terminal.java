package io.github.dockermaven.terminal;

import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/** The terminal of this process. */
public final class Terminal {
    private Terminal() {}

    /** Whether a person looks on: standard input and output are a terminal, and one that can be drawn on. */
    public static boolean isWatched() {
        return showsRunningLines(System.getenv()) && isThere();
    }

    /**
     * Whether what is written can be drawn anew. Not on Windows, where somebody has to switch that on first.
     *
     * @param environment {@code CI} is set by continuous integration, {@code TERM} is the kind of terminal
     */
    static boolean showsRunningLines(Map<String, String> environment) {
        String ci = environment.getOrDefault("CI", "");
        String kind = environment.getOrDefault("TERM", "");
        return (ci.isEmpty() || ci.equals("false"))
                && !kind.isEmpty()
                && !kind.equals("dumb")
                && File.separatorChar == '/';
    }

    private static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is a console without a terminal too, and this method to tell.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** A screen on this terminal. Not by way of System.out: Maven 4 takes that line by line, with a mark before each. */
    public static Screen screen() {
        PrintStream terminal = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset());
        return new RunningLines(
                text -> {
                    terminal.print(text);
                    terminal.flush();
                },
                TerminalSize::ofProcess,
                System::nanoTime,
                new ThreadTicker());
    }

    /** How System.out writes to a terminal: the first is of Java 19 and newer, the second of older ones. */
    private static Charset charset() {
        String older = System.getProperty(
                "sun.stdout.encoding", Charset.defaultCharset().name());
        return Charset.forName(System.getProperty("stdout.encoding", older));
    }
}

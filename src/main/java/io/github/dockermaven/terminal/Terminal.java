package io.github.dockermaven.terminal;

import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/** The terminal of this process. */
public final class Terminal {
    private Terminal() {}

    /** Returns whether a person is watching: standard input and output are a terminal that can be redrawn. */
    public static boolean isWatched() {
        return showsRunningLines(System.getenv()) && isTerminal();
    }

    /**
     * Returns whether the terminal can be redrawn. Windows needs this switched on first, so it is false there.
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

    /** Returns whether standard input and output are a terminal. */
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there can be a console without a terminal, and this method to find out.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Returns standard output, not by System.out, which Maven 4 reads line by line to add a prefix to each. */
    public static PrintStream output() {
        return new PrintStream(bytes(), true, charset());
    }

    /** Returns the bytes of standard output, whose writer gets an error if nobody reads them. */
    public static OutputStream bytes() {
        return new FileOutputStream(FileDescriptor.out);
    }

    /**
     * Returns whether Jansi, by which Maven colours its lines, takes standard output for a terminal, as some distributions' does
     * whatever that is. It has written a sequence of letters there before any goal, and writes another at the end.
     */
    public static boolean isMarkedByJansi() {
        return !Boolean.getBoolean("jansi.noreset") && isMarkedBy(System.out);
    }

    /** Returns whether a stream is Jansi's, for a terminal. Its class is Maven's own, which no goal knows. */
    static boolean isMarkedBy(PrintStream out) {
        try {
            String type = out.getClass().getMethod("getType").invoke(out).toString();
            return !type.equals("Redirected") && !type.equals("Unsupported");
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Returns whether a process in a container can be given this terminal: Windows' consoles have other ways. */
    public static boolean canBeRaw() {
        return isTerminal() && File.separatorChar == '/';
    }

    /** Returns a screen on this terminal. */
    public static Screen screen() {
        PrintStream terminal = output();
        return new RunningLines(
                text -> {
                    terminal.print(text);
                    terminal.flush();
                },
                TerminalSize::ofProcess,
                System::nanoTime,
                new ThreadTicker());
    }

    /** Returns the encoding of System.out on a terminal: the first property exists since Java 19, the second before. */
    public static Charset charset() {
        String older = System.getProperty(
                "sun.stdout.encoding", Charset.defaultCharset().name());
        return Charset.forName(System.getProperty("stdout.encoding", older));
    }
}

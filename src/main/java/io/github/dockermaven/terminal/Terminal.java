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

    /**
     * Returns the bytes of standard output, whose writer gets an error if nobody reads them. For a file or a program nothing is
     * added at their end.
     */
    public static OutputStream bytes() {
        if (!isTerminal()) {
            leaveUnmarked(System.out);
        }
        return new FileOutputStream(FileDescriptor.out);
    }

    /**
     * Has Jansi, by which Maven colours its lines, write no sequence of letters at the end. Some distributions' does, because it
     * takes standard output for a terminal whatever that is. Its classes are Maven's own, of several versions, or missing.
     */
    static void leaveUnmarked(PrintStream out) {
        try {
            out.getClass().getMethod("setResetAtUninstall", boolean.class).invoke(out, false);
        } catch (ReflectiveOperationException e) {
            // It is not Jansi's.
        }
    }

    /**
     * Returns whether Jansi has written such a sequence to standard output before any goal: it does so when Maven is to
     * show no colours, as with {@code -B}.
     */
    public static boolean isMarkedByJansi() {
        return !Boolean.getBoolean("jansi.noreset") && isMarked(System.out);
    }

    static boolean isMarked(PrintStream out) {
        try {
            String type = read(out, "getType");
            return read(out, "getMode").equals("Strip") && !type.equals("Redirected") && !type.equals("Unsupported");
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static String read(PrintStream out, String property) throws ReflectiveOperationException {
        return out.getClass().getMethod(property).invoke(out).toString();
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

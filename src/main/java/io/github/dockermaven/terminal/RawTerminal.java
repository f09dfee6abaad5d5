package io.github.dockermaven.terminal;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.Uninterruptibles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The terminal of this process in raw mode: each key is read at once, as it is, and nothing is echoed. A small shell sets the
 * mode, reports the terminal's size and each change of it, and restores the mode at the end of its input: that comes when
 * this is closed, and also if this process is killed.
 */
public final class RawTerminal implements AutoCloseable {
    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final int LONGEST_END_SECONDS = 5;

    /**
     * A process in the background that sets the mode is stopped (SIGTTOU), as it should be; when it restores it, it has to. Its
     * {@code cat} waits for the end of the input, because a shell's own {@code read} would not be woken by a signal.
     */
    private static final String SHELL = """
            trap '' INT QUIT TERM HUP
            exec 3</dev/tty 4<&0 || exit 1
            before=$(stty -g <&3) && stty raw -echo -iexten <&3 || exit 1
            trap '' TTOU
            raw=$(stty -g <&3)
            trap 'stty size <&3' WINCH
            stty size <&3
            cat <&4 >/dev/null &
            while kill -0 $! 2>/dev/null; do wait $!; done
            [ "$(stty -g <&3)" != "$raw" ] || stty "$before" <&3
            """;

    private final Process shell;
    private final BufferedReader sizes;
    private final TerminalSize size;
    private final FileChannel keys;
    private Thread listener;

    private RawTerminal(Process shell, BufferedReader sizes, TerminalSize size, FileChannel keys) {
        this.shell = shell;
        this.sizes = sizes;
        this.size = size;
        this.keys = keys;
    }

    /** @throws DockerFailureException if this process has no terminal */
    public static RawTerminal open() {
        Process shell;
        try {
            shell = new ProcessBuilder("sh", "-c", SHELL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw failure(e);
        }
        try {
            BufferedReader sizes = shell.inputReader();
            String first = sizes.readLine();
            if (first == null) {
                throw new IOException("stty cannot set it");
            }
            FileChannel keys = FileChannel.open(TERMINAL, StandardOpenOption.READ);
            return new RawTerminal(shell, sizes, TerminalSize.parse(first), keys);
        } catch (IOException e) {
            end(shell);
            throw failure(e);
        }
    }

    private static DockerFailureException failure(IOException e) {
        return new DockerFailureException(
                "The terminal cannot be used (" + PrintableText.of(e)
                        + "). Call Maven in a terminal, or without the wish for one.",
                e);
    }

    /** Returns what is typed; an interrupt ends a read. */
    public InputStream keys() {
        return Channels.newInputStream(keys);
    }

    /** Returns the size at the begin. */
    public TerminalSize size() {
        return size;
    }

    /** Passes on the size now, and after each change, in a thread of its own. */
    public void onSize(Consumer<TerminalSize> action) {
        listener = new Thread(() -> listen(action), "docker-terminal-size");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen(Consumer<TerminalSize> action) {
        action.accept(size);
        try {
            for (String line = sizes.readLine(); line != null; line = sizes.readLine()) {
                action.accept(TerminalSize.parse(line));
            }
        } catch (IOException e) {
            // The shell has ended.
        }
    }

    @Override
    public void close() {
        Uninterruptibles.run(() -> {
            try {
                keys.close();
            } catch (IOException e) {
                // Ignored: it is being closed.
            }
            end(shell);
        });
        if (listener != null) {
            listener.interrupt();
        }
    }

    private static void end(Process shell) {
        try {
            shell.getOutputStream().close();
            shell.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shell.destroy();
    }
}

package io.github.dockermaven.container.attach;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.terminal.StandardInput;
import io.github.dockermaven.terminal.Terminal;
import java.util.Optional;

/** The source of what a process in a container reads. */
public enum InputMode {
    /** This process' terminal, which the process gets for its own. */
    TERMINAL,
    /** This process' standard input, to its end. */
    REDIRECTED,
    /** Nothing: it is not waited for anybody. */
    NONE;

    /**
     * The circumstances that decide it.
     *
     * @param asked whether the user wants a terminal; empty if that is to be found out
     * @param isByHand whether the goal was called on the command line, so that standard input is meant for it
     * @param isBatch whether Maven asks nobody ({@code -B})
     * @param isParallel whether several projects are built at the same time
     */
    public record Circumstances(Optional<Boolean> asked, boolean isByHand, boolean isBatch, boolean isParallel) {}

    /**
     * The terminal of this process.
     *
     * @param canBeRaw whether there is one that a process in a container can be given
     * @param isWatched whether a person looks on
     * @param isInput whether it is the standard input, whatever the output is, or there is no such input
     */
    record Console(boolean canBeRaw, boolean isWatched, boolean isInput) {}

    /**
     * Returns the mode for a process.
     *
     * @param property the name of the property by which a user wants a terminal, for the error
     * @throws DockerFailureException if there is no terminal for one that is wanted
     */
    public static InputMode choose(String property, Circumstances circumstances) {
        return choose(
                property,
                circumstances,
                new Console(
                        Terminal.canBeRaw(),
                        Terminal.isWatched(),
                        StandardInput.isTerminal() || StandardInput.isClosed()));
    }

    static InputMode choose(String property, Circumstances circumstances, Console console) {
        if (circumstances.asked().isPresent()) {
            if (circumstances.asked().get()) {
                checkTerminal(property, circumstances, console);
                return TERMINAL;
            }
            return NONE;
        }
        if (!circumstances.isByHand()) {
            return NONE;
        }
        boolean isInteractive = !circumstances.isBatch() && !circumstances.isParallel();
        if (isInteractive && console.isWatched() && console.canBeRaw()) {
            return TERMINAL;
        }
        return console.isInput() ? NONE : REDIRECTED;
    }

    private static void checkTerminal(String property, Circumstances circumstances, Console console) {
        if (circumstances.isParallel()) {
            throw new DockerFailureException(
                    property + " asks for the terminal, and with -T several modules are built at"
                            + " the same time, whose lines would go to the same terminal. Call the goal without -T, or with -T 1.");
        }
        if (!console.canBeRaw()) {
            throw new DockerFailureException(property + " asks for a terminal, and "
                    + (console.isInput() ? "standard output is none" : "standard input is none")
                    + ". Call Maven in a terminal (not on Windows), without a pipe, or leave the property away: what is"
                    + " piped in is passed on by itself.");
        }
    }
}

package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.LogLine;
import io.github.dockermaven.error.PrintableText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The form in which lines of logs are printed: {@code alias> text}, the aliases of one width and each in a colour. What
 * the text has for a terminal, colours and movements of the cursor, is left out.
 */
public final class LogOutput {
    /** ECMA-48: cyan, yellow, green, magenta, blue; the default colour. */
    private static final List<String> COLOURS =
            List.of("\u001b[36m", "\u001b[33m", "\u001b[32m", "\u001b[35m", "\u001b[34m");

    private static final String DEFAULT_COLOUR = "\u001b[39m";

    private final Map<LogSource, String> prefixes = new HashMap<>();
    private final Consumer<String> out;

    /**
     * @param coloured whether the aliases are in colours
     * @param out receives each line
     */
    public LogOutput(List<LogSource> sources, boolean coloured, Consumer<String> out) {
        int width = sources.stream()
                .mapToInt(source -> source.alias().length())
                .max()
                .orElse(0);
        for (LogSource source : sources) {
            String prefix = PrintableText.quote(source.alias()) + ">"
                    + " ".repeat(width - source.alias().length() + 1);
            int number = prefixes.size() % COLOURS.size();
            prefixes.put(source, coloured ? COLOURS.get(number) + prefix + DEFAULT_COLOUR : prefix);
        }
        this.out = out;
    }

    void print(LogSource source, LogLine line) {
        String text = PrintableText.withoutTerminalSequences(line.text());
        // Of a line that a program overwrote, the last state.
        text = PrintableText.lines(text.substring(text.lastIndexOf('\r') + 1));
        out.accept(prefixes.get(source) + text);
    }
}

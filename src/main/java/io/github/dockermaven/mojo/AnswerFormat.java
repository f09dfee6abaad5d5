package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.RecordWriter;
import io.github.dockermaven.terminal.Terminal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** The form in which a goal that only asks gives its answer. */
enum AnswerFormat {
    /** Lines in Maven's log, for a person. */
    TABLE,
    /** One JSON document on standard output, for a program. */
    JSON;

    /**
     * Returns that of a goal.
     *
     * @param goal has the parameter {@code format}
     * @throws DockerFailureException if there is no such format
     */
    static AnswerFormat of(GoalConfiguration goal) {
        return parse(goal.text("format").orElseThrow());
    }

    /** @throws DockerFailureException if there is no such format */
    static AnswerFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "docker.format '" + text + "' is not known. Write table, or json for a program."));
    }

    /**
     * Gives an answer.
     *
     * @param lines for a person
     * @param document for a program: records, lists and maps; what is {@code null} in them is left out
     * @return whether the program still reads, so that it can be given another answer; always for a person
     */
    boolean answer(List<String> lines, Object document, Log log) {
        if (this == TABLE) {
            lines.forEach(line -> log.info(PrintableText.line(line)));
            return true;
        }
        // Not System.out: Maven 4 puts a mark before each of its lines.
        PrintStream output = new PrintStream(Terminal.bytes(), true, StandardCharsets.UTF_8);
        output.println(RecordWriter.writeLines(document));
        return !output.checkError();
    }

    /**
     * Separates an answer from the next one.
     *
     * @return whether somebody still reads, which Maven's log does not report
     */
    boolean separate(Log log) {
        if (this == JSON || !log.isInfoEnabled() || Terminal.isTerminal()) {
            return true;
        }
        PrintStream output = Terminal.output();
        output.println();
        return !output.checkError();
    }
}

package io.github.dockermaven.mojo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have that only ask: the form of the answer. */
abstract class AbstractQueryMojo extends AbstractDockerMojo {
    /**
     * How the answer is given: <code>table</code>, lines in Maven's log for a person, or <code>json</code>, one JSON
     * document on standard output for a program. With <code>mvn -q</code> standard output has nothing else:
     * <pre>mvn -q docker:network-ls -Ddocker.format=json | jq -r '.[].name'</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    /**
     * Gives the answer.
     *
     * @param lines for a person
     * @param document for a program: records, lists and maps; what is {@code null} in them is left out
     */
    final void answer(List<String> lines, Object document) {
        if (AnswerFormat.parse(format) == AnswerFormat.JSON) {
            // Not System.out: Maven 4 puts a mark before each of its lines.
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                    .println(json(document));
        } else {
            lines.forEach(getLog()::info);
        }
    }

    private static String json(Object document) {
        try {
            return new ObjectMapper()
                    .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written as JSON: " + document.getClass(), e);
        }
    }
}

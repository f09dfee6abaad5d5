package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals that only ask: the form of the answer. */
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
        AnswerFormat.parse(configuration().text("format")).answer(lines, document, getLog());
    }
}

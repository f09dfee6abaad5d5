package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Any text that is written is parsed as the same text, without an effect on the lines around it; or it is refused with
 * a message.
 */
class DockerfileRoundTripTest {
    private static final String[] PIECES = {
        "a", "b", "/", "/opt", "=", ":", " ", "\t", "\\", "\\", "\n", "\r", "\u000b", "\f", "\u0085", "\u2028",
                "\u2029",
        "\u00a0", "\u3000", "\uFEFF", "\0", "'", "\"", "$", "${a}", "#", "<<", "<<EOF", "-", "--", "[", "]", "*", "?",
        ",", "`", "{", "\u00e4", "\ud83d\ude00"
    };
    private static final Variables NONE = new Variables(Map.of("a", "wrong"), '\\');

    private final Random random = new Random(20261130);
    private int written;
    private int refused;

    @Test
    void linesComeBack() {
        for (Keyword keyword : List.of(Keyword.WORKDIR, Keyword.USER, Keyword.STOPSIGNAL, Keyword.MAINTAINER)) {
            each(
                    text -> text.isEmpty() || startsAsFlag(text),
                    text -> new DockerfileWriter().line(keyword, text),
                    (text, read) -> assertThat(read.words()).containsExactly(WhiteSpace.trim(text)));
        }
    }

    @Test
    void commandsComeBack() {
        for (Keyword keyword : List.of(Keyword.RUN, Keyword.CMD, Keyword.ENTRYPOINT)) {
            each(
                    text -> text.isEmpty() || startsAsFlag(text) || isEmptyList(text),
                    text -> new DockerfileWriter().command(keyword, Command.parse("command", text)),
                    (text, read) -> {
                        Command command = Command.parse("command", text);
                        assertThat(read.words()).isEqualTo(arguments(command));
                        assertThat(read.exec()).isEqualTo(command.shellForm().isEmpty());
                        assertThat(read.heredocs()).isEmpty();
                    });
        }
    }

    @Test
    void healthchecksComeBack() {
        each(
                text -> text.isEmpty() || isEmptyList(text),
                text -> new DockerfileWriter().healthcheck(List.of("--retries=3"), Command.parse("healthcheck", text)),
                (text, read) -> {
                    List<String> words = new ArrayList<>(List.of("CMD"));
                    words.addAll(arguments(Command.parse("healthcheck", text)));
                    assertThat(read.words()).isEqualTo(words);
                });
    }

    private static List<String> arguments(Command command) {
        return command.shellForm().map(line -> List.of(WhiteSpace.trim(line))).orElse(command.execForm());
    }

    private static boolean isEmptyList(String text) {
        return text.matches("\\[\\s*]");
    }

    @Test
    void execFormsComeBack() {
        for (Keyword keyword : List.of(Keyword.RUN, Keyword.CMD, Keyword.ENTRYPOINT, Keyword.SHELL)) {
            each(
                    text -> false,
                    text -> new DockerfileWriter().exec(keyword, List.of("x", text)),
                    (text, read) -> assertThat(read.words()).containsExactly("x", text));
        }
    }

    @Test
    void pairsComeBack() {
        for (Keyword keyword : List.of(Keyword.ENV, Keyword.LABEL)) {
            each(
                    text -> false,
                    text -> new DockerfileWriter().pairs(keyword, Map.of("k", text)),
                    (text, read) -> assertThat(expanded(read)).isEqualTo(Map.of("k", text)));
            each(
                    text -> text.equals("k"),
                    text -> new DockerfileWriter().pairs(keyword, Map.of("k", text, text, "v")),
                    (text, read) -> assertThat(expanded(read)).isEqualTo(Map.of("k", text, text, "v")));
        }
    }

    @Test
    void copiesComeBack() {
        each(
                String::isEmpty,
                text -> new DockerfileWriter().copy(List.of("--chown=1:2"), List.of("x", text), text),
                (text, read) -> {
                    assertThat(read.words()).hasSize(3);
                    assertThat(NONE.expand(read.words().get(2))).isIn(text, "./" + text);
                    assertThat(read.flag("chown")).contains("1:2");
                    assertThat(read.sources()).hasSize(2);
                });
    }

    private interface Check {
        void of(String text, Instruction read);
    }

    /** @param skip texts to which Docker's own syntax gives another meaning, or none */
    private void each(Function<String, Boolean> skip, Function<String, DockerfileWriter> write, Check check) {
        written = 0;
        refused = 0;
        for (int i = 0; i < 2_000; i++) {
            String text = text();
            if (!skip.apply(WhiteSpace.trim(text))) {
                one(text, write, read -> check.of(text, read));
            }
        }
        assertThat(written).isGreaterThan(200);
    }

    private void one(String text, Function<String, DockerfileWriter> write, Consumer<Instruction> check) {
        String line;
        try {
            line = write.apply(text).toString();
        } catch (DockerFailureException inWords) {
            refused++;
            return;
        }
        written++;
        List<Instruction> read = DockerfileParser.parse("Dockerfile", "FROM scratch\n" + line + "EXPOSE 80\n")
                .instructions();
        assertThat(read).as(line).hasSize(3);
        assertThat(read.get(2).words()).as(line).containsExactly("80");
        check.accept(read.get(1));
    }

    private static boolean startsAsFlag(String text) {
        return text.startsWith("--");
    }

    private static Map<String, String> expanded(Instruction read) {
        Map<String, String> pairs = new LinkedHashMap<>();
        read.pairs().forEach(pair -> pairs.put(NONE.expand(pair.key()), NONE.expand(pair.value())));
        return pairs;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}

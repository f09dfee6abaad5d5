package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.Instruction.Pair;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileParserTest {
    private static Dockerfile parse(String text) {
        return DockerfileParser.parse("Dockerfile", text);
    }

    /** Returns the instruction after a FROM. */
    private static Instruction second(String text) {
        return parse("FROM scratch\n" + text).instructions().get(1);
    }

    @Nested
    class Lines {
        @Test
        void endInLineFeedsOrBothAndMayBeginWithAByteOrderMark() {
            Dockerfile dockerfile = parse("\uFEFFFROM a\r\nCOPY a \\\r\n  b c\r\nRUN x");
            assertThat(dockerfile.instructions())
                    .extracting(Instruction::keyword)
                    .containsExactly(Keyword.FROM, Keyword.COPY, Keyword.RUN);
            assertThat(dockerfile.instructions().get(1).words()).containsExactly("a", "b", "c");
        }

        @Test
        void continueOverCommentsAndBlankLines() {
            Instruction run = second("RUN a && \\\n# no\n\n   # no\n  b \\  \n && c\nUSER x");
            assertThat(run.words()).containsExactly("a &&   b  && c");
            assertThat(run.firstLine()).isEqualTo(2);
            assertThat(run.lastLine()).isEqualTo(7);
            assertThat(run.text()).isEqualTo("RUN a &&   b  && c");
        }

        @Test
        void doNotContinueAfterAnEscapedEscape() {
            assertThat(second("RUN dir c:\\\\\nUSER x").words()).containsExactly("dir c:\\\\");
        }

        @Test
        void haveKeywordsInAnyCase() {
            assertThat(parse("from a\n  workdir /x").instructions())
                    .extracting(Instruction::keyword)
                    .containsExactly(Keyword.FROM, Keyword.WORKDIR);
        }

        @Test
        void areNoLongerThanBuildKitReads() {
            assertThat(second("RUN " + "x".repeat(65531)).words().get(0)).hasSize(65531);
            assertThatThrownBy(() -> second("RUN " + "x".repeat(65533)))
                    .hasMessageStartingWith("Dockerfile:2: the line is longer");
        }
    }

    @Nested
    class ParserDirectives {
        @Test
        void setSyntaxAndEscape() {
            Dockerfile dockerfile = parse("# Syntax = docker/dockerfile:1 and more\n#escape=`\nFROM a\nRUN x `\n y\\");
            assertThat(dockerfile.syntax()).isEqualTo("docker/dockerfile:1");
            assertThat(dockerfile.syntaxLine()).isEqualTo(1);
            assertThat(dockerfile.escape()).isEqualTo('`');
            assertThat(dockerfile.instructions().get(1).words()).containsExactly("x  y\\");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\n# escape=`\n",
                    "# a comment\n# escape=`\n",
                    "FROM x\n# escape=`\n",
                    "# other=1\n# escape=`\n"
                })
        void areOnlyAtTheTop(String before) {
            assertThat(parse(before + "FROM a").escape()).isEqualTo('\\');
        }

        @Test
        void mayFollowAnInterpreterLine() {
            assertThat(parse("#!/usr/bin/env x\n# syntax=a/b\nFROM a").syntax()).isEqualTo("a/b");
        }

        @ParameterizedTest
        @CsvSource({
            "'# escape=x', Dockerfile:1: 'x' cannot be the escape character. Write \\ or `.",
            "'# syntax=a\n# syntax=b', Dockerfile:2: the directive 'syntax' appears twice. Remove one of them."
        })
        void areRefusedWhenWrong(String directive, String message) {
            assertThatThrownBy(() -> parse(directive + "\nFROM a"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining(message);
        }
    }

    @Nested
    class Forms {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "CMD [\"java\", \"-jar\",\"a b.jar\"] | true | java;-jar;a b.jar",
                    "CMD [java] | false | [java]",
                    "CMD [\"a\"] x | false | [\"a\"] x",
                    "RUN [ -f x ] && y | false | [ -f x ] && y",
                    "CMD [] | true | ^^",
                    "ENTRYPOINT | false | ^^",
                    "COPY [\"a b\",\"c\"] | true | a b;c",
                    "ADD a\tb  c | false | a;b;c",
                    "HEALTHCHECK CMD [\"a\",\"b\"] | true | CMD;a;b",
                    "HEALTHCHECK cmd a b | false | CMD;a b",
                    "HEALTHCHECK NONE | false | NONE",
                    "VOLUME /a /b | false | /a;/b",
                    "EXPOSE 80 81/udp | false | 80;81/udp",
                    "SHELL [\"a\",\"-c\"] | true | a;-c",
                    "USER a b | false | a b"
                })
        void areDistinguished(String line, boolean exec, String words) {
            Instruction instruction = second(line);
            assertThat(instruction.exec()).isEqualTo(exec);
            assertThat(String.join(";", instruction.words()).strip()).isEqualTo(words == null ? "" : words.strip());
        }

        @Test
        void keepPairsAsWritten() {
            assertThat(second("ENV A=1 B=\"x y\" C='q $d' D=a\\ b").pairs())
                    .containsExactly(
                            new Pair("A", "1"),
                            new Pair("B", "\"x y\""),
                            new Pair("C", "'q $d'"),
                            new Pair("D", "a\\ b"));
            assertThat(second("ENV A  one two").pairs()).containsExactly(new Pair("A", "one two"));
            assertThat(second("LABEL \"a b\"=c d=").pairs())
                    .containsExactly(new Pair("\"a b\"", "c"), new Pair("d", ""));
            assertThat(second("ARG A B=2=3").pairs()).containsExactly(new Pair("A", null), new Pair("B", "2=3"));
        }

        @Test
        void keepFlagsApart() {
            Instruction copy = second("COPY --from=build --link --chown=\"1:0\" --exclude=a --exclude=b a b");
            assertThat(copy.flag("from")).contains("build");
            assertThat(copy.flag("link")).contains("true");
            assertThat(copy.flag("chown")).contains("1:0");
            assertThat(copy.flagValues("exclude")).containsExactly("a", "b");
            assertThat(copy.words()).containsExactly("a", "b");
            assertThat(second("COPY -- --a b").words()).containsExactly("--a", "b");
        }

        @Test
        void keepWhatOnbuildTriggers() {
            Instruction onbuild = second("ONBUILD COPY --from=x a b");
            assertThat(onbuild.trigger().keyword()).isEqualTo(Keyword.COPY);
            assertThat(onbuild.trigger().flag("from")).contains("x");
            assertThat(onbuild.words()).isEmpty();
        }
    }

    @Nested
    class Heredocs {
        @Test
        void areReadInTheirOrder() {
            Dockerfile dockerfile = parse("FROM a\nCOPY <<one <<-'two' /d/\n 1 \\\n# $x\none\n\tt\n\t\ttwo\nUSER x");
            Instruction copy = dockerfile.instructions().get(1);
            assertThat(copy.heredocs())
                    .containsExactly(
                            new Heredoc("one", " 1 \\\n# $x\n", true, false), new Heredoc("two", "\tt\n", false, true));
            assertThat(copy.heredocs().get(1).text()).isEqualTo("t\n");
            assertThat(copy.lastLine()).isEqualTo(7);
            assertThat(copy.sources()).isEmpty();
            assertThat(dockerfile.instructions().get(2).firstLine()).isEqualTo(8);
        }

        @Test
        void keepLineEndsButEndAtABareWord() {
            assertThat(second("RUN <<EOF cat\r\na\r\n EOF\r\nEOF\r\n")
                            .heredocs()
                            .get(0)
                            .content())
                    .isEqualTo("a\r\n EOF\r\n");
        }

        @Test
        void belongToOnbuildToo() {
            assertThat(second("ONBUILD RUN <<X\na\nX").trigger().heredocs()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "RUN [\"a\",\"<<b\"]",
                    "RUN echo '<<a'",
                    "RUN echo a<<b",
                    "RUN cat << EOF",
                    "CMD <<EOF",
                    "RUN cat <<<x",
                    "ENV A=<<X"
                })
        void areNotSeenWhereThereAreNone(String line) {
            assertThat(second(line).heredocs()).isEmpty();
        }
    }

    @Nested
    class Mistakes {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "COPPY a b | 'COPPY' is not an instruction. Did you mean COPY?",
                    "ENTRYPOIN x | Did you mean ENTRYPOINT?",
                    "&& rm x | '&&' is not an instruction. Write one of ADD,",
                    "COPY a | COPY has no destination. Write COPY <source> <destination>.",
                    "COPY a <<EOF | COPY has a here-document for its destination.",
                    "COPY --form=x a b | COPY has no flag --form. Did you mean --from?",
                    "USER --x a | USER has no flag --x. It takes none",
                    "COPY --from a b | flag --from has no value. Write --from=<value>.",
                    "COPY --from=a --from=b c d | flag --from appears twice.",
                    "COPY --link=maybe a b | flag --link is 'maybe'. Write --link or --link=false.",
                    "ENV A | ENV A has no value. Write ENV A=<value>.",
                    "ENV A=1 B | 'B' has no '='.",
                    "ENV =1 | '=1' has no name",
                    "LABEL | LABEL has no arguments.",
                    "ARG =1 | ARG '=1' has no name.",
                    "WORKDIR | WORKDIR has no arguments.",
                    "RUN | RUN has no arguments.",
                    "CMD [1] | CMD has a JSON array with other elements than strings.",
                    "SHELL bash -c | SHELL is not a JSON array of strings.",
                    "FROM a b | FROM has neither one argument nor three.",
                    "FROM a AS 1x | '1x' cannot name a stage.",
                    "HEALTHCHECK curl x | HEALTHCHECK curl is neither",
                    "HEALTHCHECK CMD | HEALTHCHECK CMD has no command.",
                    "HEALTHCHECK NONE x | HEALTHCHECK NONE takes nothing",
                    "ONBUILD FROM x | ONBUILD cannot store FROM for later.",
                    "ONBUILD COPPY a b | Did you mean COPY?",
                    "ONBUILD | ONBUILD has no instruction.",
                    "VOLUME [\"\"] | VOLUME has an empty path.",
                    "RUN <<EOF | the here-document 'EOF' does not end."
                })
        void areNamedWithPlaceAndFix(String line, String message) {
            assertThatThrownBy(() -> second(line))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith("Dockerfile:2: ")
                    .hasMessageContaining(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "^^ | 1: there is no instruction.", "^# x\n\n^ | 1: there is no instruction.",
                    "^ARG A\nRUN x^ | 2: RUN appears before the first FROM, where only ARG is allowed.",
                            "ARG A | 1: there is no FROM after ARG."
                })
        void inTheWholeAreNamedToo(String text, String message) {
            assertThatThrownBy(() -> parse(text)).hasMessageStartingWith("Dockerfile:" + message);
        }
    }

    @Test
    void findsStages() {
        List<Stage> stages = DockerfileParser.parse(
                        "x",
                        ("ARG V\nFROM a:$V AS Build\nRUN x\nfrom build\nUSER u\nCMD a")
                                .getBytes(StandardCharsets.UTF_8))
                .stages();
        assertThat(stages).extracting(Stage::name).containsExactly("build", "");
        assertThat(stages).extracting(Stage::base).containsExactly("a:$V", "build");
        assertThat(stages.get(1).instructions())
                .extracting(Instruction::keyword)
                .containsExactly(Keyword.USER, Keyword.CMD);
    }
}

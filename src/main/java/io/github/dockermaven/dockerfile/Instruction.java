package io.github.dockermaven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One instruction as it is written, with the variables, quotes and escapes in its words; see {@link Variables}.
 *
 * <p>The words depend on the keyword: for RUN, CMD and ENTRYPOINT in shell form, the whole command is one word;
 * HEALTHCHECK has {@code CMD} or {@code NONE} first; ENV and LABEL have names and values in turn, ARG has {@code name}
 * or {@code name=default} ({@link #pairs()} reads all three); ONBUILD has none. In exec (JSON) form they are the
 * array's elements.
 *
 * @param keyword its keyword
 * @param flags its flags, in order
 * @param words its arguments
 * @param exec whether the arguments were a JSON array
 * @param heredocs its here-documents, in order
 * @param trigger the instruction that ONBUILD stores for later, {@code null} for any other keyword
 * @param firstLine its first line, from 1
 * @param lastLine its last line, including here-documents
 * @param text the instruction on one line, continuation lines joined, without here-documents
 */
public record Instruction(
        Keyword keyword,
        List<Flag> flags,
        List<String> words,
        boolean exec,
        List<Heredoc> heredocs,
        Instruction trigger,
        int firstLine,
        int lastLine,
        String text) {

    /**
     * A name and its value.
     *
     * @param key the name as written
     * @param value the value as written, {@code null} for an ARG without default
     */
    public record Pair(String key, String value) {}

    public Instruction {
        flags = List.copyOf(flags);
        words = List.copyOf(words);
        heredocs = List.copyOf(heredocs);
    }

    /** Returns the value of a flag that is given once. */
    public Optional<String> flag(String name) {
        return flagValues(name).stream().findFirst();
    }

    /** Returns the values of a flag that may be given several times. */
    public List<String> flagValues(String name) {
        return flags.stream()
                .filter(flag -> flag.name().equals(name))
                .map(Flag::value)
                .toList();
    }

    /** Returns the names and values of ENV, LABEL and ARG, in order; an empty list for other keywords. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        if (keyword == Keyword.ARG) {
            for (String word : words) {
                int equals = word.indexOf('=');
                pairs.add(
                        equals < 0
                                ? new Pair(word, null)
                                : new Pair(word.substring(0, equals), word.substring(equals + 1)));
            }
        } else if (keyword == Keyword.ENV || keyword == Keyword.LABEL) {
            for (int i = 0; i < words.size(); i += 2) {
                pairs.add(new Pair(words.get(i), words.get(i + 1)));
            }
        }
        return pairs;
    }

    /** Returns the sources of COPY and ADD that are not here-documents, as written. */
    public List<String> sources() {
        if (keyword != Keyword.COPY && keyword != Keyword.ADD) {
            return List.of();
        }
        return words.subList(0, words.size() - 1).stream()
                .filter(word -> Heredoc.parse(word).isEmpty())
                .toList();
    }

    Instruction withHeredocs(List<Heredoc> read, int endLine) {
        Instruction inner = trigger == null ? null : trigger.withHeredocs(read, endLine);
        return new Instruction(keyword, flags, words, exec, read, inner, firstLine, endLine, text);
    }
}

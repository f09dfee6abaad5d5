package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A writer of Dockerfiles, line by line, from which Docker reads exactly the given values. */
public final class DockerfileWriter {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z0-9_./:@%+,~^*?!;(){}|&<>=-]+");

    private final StringBuilder text = new StringBuilder();

    /** Writes an instruction whose arguments are in Dockerfile syntax, on one line. */
    public DockerfileWriter line(Keyword keyword, String arguments) {
        if (takesNextLine(keyword, arguments)) {
            throw new DockerFailureException(keyword + " " + PrintableText.quote(arguments)
                    + " does not fit on one line of a Dockerfile: it has a line break, ends with \\ or begins a"
                    + " here-document by <<. Remove that.");
        }
        text.append(keyword)
                .append(arguments.isEmpty() ? "" : " ")
                .append(arguments)
                .append('\n');
        return this;
    }

    /**
     * Returns whether Docker would continue with the next line. Its versions ignore different characters after a
     * backslash, so no white space counts.
     */
    private static boolean takesNextLine(Keyword keyword, String arguments) {
        return arguments.indexOf('\n') >= 0
                || WhiteSpace.trim(arguments).endsWith("\\")
                || keyword.takesHeredocs() && !Heredoc.announcedBy(arguments).isEmpty();
    }

    /**
     * Writes an instruction in exec form: {@code ENTRYPOINT ["java","-jar","app.jar"]}. The words are literal: a
     * variable is not expanded, not even by VOLUME, which expands the exec form too.
     */
    public DockerfileWriter exec(Keyword keyword, List<String> words) {
        boolean expanded = keyword == Keyword.VOLUME;
        List<String> written =
                expanded ? words.stream().map(DockerfileWriter::literal).toList() : words;
        return line(keyword, ExecForm.write(written));
    }

    /** Writes an instruction that starts a command. */
    public DockerfileWriter command(Keyword keyword, Command command) {
        return line(keyword, command.toString());
    }

    /**
     * Writes a HEALTHCHECK.
     *
     * @param flags flags in Dockerfile syntax, for example {@code --interval=30s}
     */
    public DockerfileWriter healthcheck(List<String> flags, Command command) {
        return line(Keyword.HEALTHCHECK, prefixed(flags, "CMD " + command));
    }

    /**
     * Writes ENV or LABEL as one instruction, with a line for each pair. Without pairs, nothing is written.
     *
     * @throws DockerFailureException for values that these instructions cannot express: a line break, or a name that is
     *     empty or has {@code =}
     */
    public DockerfileWriter pairs(Keyword keyword, Map<String, String> pairs) {
        return pairs(keyword, pairs, "[\\\\\"$]");
    }

    /**
     * Writes pairs like {@link #pairs}, but Docker expands the variables in the values ({@code $PATH}). A {@code $}
     * without a variable, as in {@code ${maven.property}}, is literal.
     */
    public DockerfileWriter expandedPairs(Keyword keyword, Map<String, String> pairs) {
        return pairs(keyword, pairs, "[\\\\\"]|\\$(?![A-Za-z_]|\\{[A-Za-z_]\\w*[}:])");
    }

    private DockerfileWriter pairs(Keyword keyword, Map<String, String> pairs, String escaped) {
        if (!pairs.isEmpty()) {
            text.append(keyword)
                    .append(' ')
                    .append(pairs.entrySet().stream()
                            .map(pair -> pair(keyword, pair.getKey(), pair.getValue(), escaped))
                            .collect(Collectors.joining(" \\\n    ")))
                    .append('\n');
        }
        return this;
    }

    /**
     * Writes {@code COPY source… destination} with literal sources and destination: wildcards match only themselves,
     * and variables are not expanded.
     *
     * @param flags flags in Dockerfile syntax, for example {@code --chown=1000:0}
     * @param sources paths in the context, with {@code /} between folders
     */
    public DockerfileWriter copy(List<String> flags, List<String> sources, String destination) {
        List<String> words = new ArrayList<>();
        sources.forEach(source -> words.add(literal(withoutWildcards(source))));
        String target = literal(destination);
        words.add(Heredoc.parse(target).isPresent() ? "./" + target : target);
        String arguments = words.stream().allMatch(DockerfileWriter::fitsShellForm)
                ? String.join(" ", words)
                : ExecForm.write(words);
        return line(Keyword.COPY, prefixed(flags, arguments));
    }

    /** Returns the text written so far. */
    @Override
    public String toString() {
        return text.toString();
    }

    private static String prefixed(List<String> flags, String arguments) {
        return flags.stream().map(flag -> flag + " ").collect(Collectors.joining()) + arguments;
    }

    private static String pair(Keyword keyword, String key, String value, String escaped) {
        if (key.isEmpty() || key.indexOf('=') >= 0) {
            throw new DockerFailureException(keyword + " '" + key
                    + "' cannot be written in a Dockerfile: a name is not empty and has no '='." + " Rename it.");
        }
        if (key.indexOf('\n') >= 0 || value.indexOf('\n') >= 0) {
            throw new DockerFailureException(keyword + " '" + key.replace("\n", "\\n")
                    + "' cannot be written in a Dockerfile: it has a line break. Remove the line break.");
        }
        String name = PLAIN_KEY.matcher(key).matches() ? key : quoted(key, escaped);
        return name + "=" + (PLAIN_VALUE.matcher(value).matches() ? value : quoted(value, escaped));
    }

    private static String quoted(String value, String escaped) {
        return '"' + value.replaceAll(escaped, "\\\\$0") + '"';
    }

    /** Returns the word with escapes, so that its expansion is literal. */
    private static String literal(String word) {
        return word.replaceAll("[\\\\\"'$]", "\\\\$0");
    }

    /**
     * Returns a source that matches only itself. Docker compares path components from the first with a wildcard, and
     * takes those before it literally; a single escaped wildcard does not count as one, so it is put in brackets.
     */
    private static String withoutWildcards(String source) {
        int wildcard = source.replaceAll("[?\\[]", "*").indexOf('*');
        String safe = source;
        if (wildcard >= 0) {
            int component = source.lastIndexOf('/', wildcard) + 1;
            String matched = source.substring(component).replace("\\", "\\\\").replaceAll("[*?\\[]", "[$0]");
            safe = source.substring(0, component) + matched;
        }
        return safe.matches("(?s)(--|\\d*<<|[A-Za-z][A-Za-z0-9+.-]*:|[^/]*@[^/]*:).*") ? "./" + safe : safe;
    }

    private static boolean fitsShellForm(String word) {
        return !word.isEmpty()
                && !WhiteSpace.in(word)
                && !word.contains("<<")
                && !word.endsWith("\\")
                && word.chars().noneMatch(Character::isISOControl);
    }
}

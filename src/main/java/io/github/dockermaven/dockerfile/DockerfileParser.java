package io.github.dockermaven.dockerfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A parser of Dockerfiles that follows BuildKit's ({@code frontend/dockerfile/parser}): parser directives, comments,
 * continuation lines, here-documents, shell and exec form, flags.
 */
public final class DockerfileParser {
    /** The longest line that BuildKit reads, in bytes with its line end. */
    private static final int LONGEST_LINE = 64 * 1024;

    /** Far more than any person writes. */
    static final int MOST_INSTRUCTIONS = 10_000;

    private static final int MOST_STAGES = 1_000;

    private final String name;
    private final List<String> lines;
    private final Directives directives;
    private final List<Instruction> instructions = new ArrayList<>();
    private int next;

    private DockerfileParser(String name, String text) {
        this.name = name;
        this.lines = lines(text);
        this.directives = new Directives(name);
    }

    /**
     * Parses a Dockerfile from its bytes, which are UTF-8.
     *
     * @param name the name in messages, for example {@code src/main/docker/Dockerfile}
     * @throws io.github.dockermaven.error.DockerFailureException if it is not a Dockerfile; the message begins with its
     *     name and the line, and names the fix
     */
    public static Dockerfile parse(String name, byte[] content) {
        TextEncoding.check(name, content);
        return parse(name, new String(content, StandardCharsets.UTF_8));
    }

    /** Parses a Dockerfile like {@link #parse(String, byte[])}, from text. */
    public static Dockerfile parse(String name, String text) {
        return new DockerfileParser(name, text).parse();
    }

    /** Returns the lines with their ends, without a byte order mark at the beginning. */
    static List<String> lines(String marked) {
        String text = marked.startsWith("\uFEFF") ? marked.substring(1) : marked;
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start) + 1;
            lines.add(text.substring(start, end == 0 ? text.length() : end));
            start = end == 0 ? text.length() : end;
        }
        return lines;
    }

    private Dockerfile parse() {
        checkLengths();
        while (next < lines.size()) {
            String line = WhiteSpace.trimStart(withoutLineEnd(lines.get(next)));
            directives.read(line, ++next);
            if (!line.isEmpty() && !isComment(line)) {
                if (instructions.size() == MOST_INSTRUCTIONS) {
                    throw new SourceLocation(name, next)
                            .failure("there are more than " + MOST_INSTRUCTIONS + " instructions. Write fewer.");
                }
                instructions.add(instruction(line));
            }
        }
        checkStages();
        return new Dockerfile(name, instructions, directives.escape(), directives.syntax(), directives.syntaxLine());
    }

    private Instruction instruction(String start) {
        SourceLocation location = new SourceLocation(name, next);
        StringBuilder joined = new StringBuilder(directives.withoutContinuation(start));
        boolean continues = directives.continues(start);
        while (continues && next < lines.size()) {
            String line = withoutLineEnd(lines.get(next++));
            if (!isComment(line) && !WhiteSpace.trim(line).isEmpty()) {
                joined.append(directives.withoutContinuation(line));
                continues = directives.continues(line);
            }
        }
        String line = joined.toString();
        Instruction instruction = new LineParser(location, directives.escape()).parse(line);
        List<Heredoc> heredocs = takesHeredocs(instruction) ? heredocs(line, location) : List.of();
        return instruction.withHeredocs(heredocs, next);
    }

    private static boolean takesHeredocs(Instruction instruction) {
        Instruction acting = instruction.trigger() == null ? instruction : instruction.trigger();
        return acting.keyword().takesHeredocs() && !acting.exec();
    }

    private List<Heredoc> heredocs(String line, SourceLocation location) {
        List<Heredoc> read = new ArrayList<>();
        for (Heredoc announced : Heredoc.announcedBy(line)) {
            StringBuilder content = new StringBuilder();
            while (next < lines.size() && !announced.endsWith(lines.get(next))) {
                content.append(lines.get(next++));
            }
            if (next == lines.size()) {
                throw location.failure("the here-document '" + announced.name()
                        + "' does not end. Write a line that has" + " only " + announced.name() + " after it.");
            }
            next++;
            read.add(announced.withContent(content.toString()));
        }
        return read;
    }

    private void checkLengths() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE / 4 && line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
                throw new SourceLocation(name, i + 1)
                        .failure("the line is longer than 65535 bytes. Split it with " + directives.escape() + ".");
            }
        }
    }

    private void checkStages() {
        if (instructions.isEmpty()) {
            throw new SourceLocation(name, 1).failure("there is no instruction. Begin with FROM <image>.");
        }
        List<Instruction> stages = instructions.stream()
                .filter(instruction -> instruction.keyword() == Keyword.FROM)
                .toList();
        if (stages.size() > MOST_STAGES) {
            throw new SourceLocation(name, stages.get(MOST_STAGES).firstLine())
                    .failure("there are more than " + MOST_STAGES + " stages. Write fewer.");
        }
        for (Instruction instruction : instructions) {
            if (instruction.keyword() == Keyword.FROM) {
                return;
            }
            if (instruction.keyword() != Keyword.ARG) {
                throw new SourceLocation(name, instruction.firstLine())
                        .failure(
                                instruction.keyword()
                                        + " appears before the first FROM, where only ARG is allowed. Begin with FROM <image>.");
            }
        }
        throw new SourceLocation(name, instructions.get(instructions.size() - 1).lastLine())
                .failure("there is no FROM after ARG. Write FROM <image>.");
    }

    private static boolean isComment(String line) {
        return WhiteSpace.trimStart(line).startsWith("#");
    }

    static String withoutLineEnd(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }
}

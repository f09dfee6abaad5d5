package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A parser of an instruction, from a line whose continuation lines are joined. */
final class LineParser {
    private static final Pattern SPACE = Pattern.compile("[\\t\\x0B\\f\\r ]+");
    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9-_.]*");

    private final SourceLocation location;
    private final char escape;

    LineParser(SourceLocation location, char escape) {
        this.location = location;
        this.escape = escape;
    }

    /**
     * Parses an instruction.
     *
     * @throws DockerFailureException if the line is not a complete instruction
     */
    Instruction parse(String line) {
        String[] split = SPACE.split(WhiteSpace.trim(line), 2);
        Keyword keyword = keyword(split[0]);
        Words.Flags arguments = Words.flags(split.length > 1 ? split[1] : "", escape);
        boolean ignoresFlags = keyword == Keyword.ARG || keyword == Keyword.STOPSIGNAL;
        List<Flag> flags = ignoresFlags ? List.of() : FlagRules.check(keyword, arguments.flags(), location);
        String rest = arguments.rest();
        Instruction trigger = keyword == Keyword.ONBUILD ? trigger(rest) : null;
        Optional<List<String>> exec = takesExecForm(keyword) ? exec(keyword, rest) : Optional.empty();
        List<String> words = exec.orElseGet(() -> words(keyword, rest));
        boolean isExec = exec.isPresent();
        if (keyword == Keyword.HEALTHCHECK && words.size() > 1) {
            Optional<List<String>> command = exec(keyword, words.get(1));
            isExec = command.isPresent();
            words = command.map(elements -> prepend("CMD", elements)).orElse(words);
        }
        check(keyword, words, isExec);
        return new Instruction(
                keyword, flags, words, isExec, List.of(), trigger, location.line(), location.line(), line);
    }

    private Keyword keyword(String word) {
        return Keyword.find(word).orElseThrow(() -> unknown(word));
    }

    private DockerFailureException unknown(String word) {
        String advice = DidYouMean.to(word, Keyword.names())
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Write one of " + String.join(", ", Keyword.names())
                        + "; if it belongs to the line before, end that with " + escape + ".");
        return location.failure("'" + PrintableText.quote(word) + "' is not an instruction. " + advice);
    }

    private static boolean takesExecForm(Keyword keyword) {
        return switch (keyword) {
            case ADD, CMD, COPY, ENTRYPOINT, RUN, SHELL, VOLUME -> true;
            default -> false;
        };
    }

    private Optional<List<String>> exec(Keyword keyword, String text) {
        try {
            return ExecForm.parse(text);
        } catch (ExecForm.NotStringsException e) {
            throw location.failure(keyword + " has a JSON array with other elements than strings. Put every element in"
                    + " double quotes, for example [\"java\",\"-jar\",\"app.jar\"].");
        }
    }

    private List<String> words(Keyword keyword, String rest) {
        if (rest.isEmpty()) {
            return List.of();
        }
        return switch (keyword) {
            case ADD, COPY, EXPOSE, FROM, VOLUME -> List.of(SPACE.split(rest));
            case ARG -> Words.quoted(rest, escape);
            case ENV, LABEL -> pairs(keyword, rest);
            case HEALTHCHECK -> healthcheck(rest);
            case ONBUILD -> List.of();
            default -> List.of(rest);
        };
    }

    private List<String> pairs(Keyword keyword, String rest) {
        List<String> words = Words.quoted(rest, escape);
        if (!words.isEmpty() && words.get(0).indexOf('=') < 0) {
            String[] split = SPACE.split(rest, 2);
            if (split.length < 2) {
                throw location.failure(
                        keyword + " " + rest + " has no value. Write " + keyword + " " + rest + "=<value>.");
            }
            return List.of(split);
        }
        List<String> pairs = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw location.failure("'" + word
                        + "' has no '='. Write <name>=<value>, with quotes around a value that" + " has white space.");
            }
            if (equals == 0) {
                throw location.failure("'" + word + "' has no name before its '='. Write <name>=<value>.");
            }
            pairs.add(word.substring(0, equals));
            pairs.add(word.substring(equals + 1));
        }
        return pairs;
    }

    private List<String> healthcheck(String rest) {
        int end = 0;
        while (end < rest.length() && !WhiteSpace.is(rest.charAt(end))) {
            end++;
        }
        String type = rest.substring(0, end).toUpperCase(Locale.ROOT);
        String command = WhiteSpace.trim(rest.substring(end));
        if (!type.equals("CMD") && !type.equals("NONE")) {
            throw location.failure("HEALTHCHECK " + rest.substring(0, end)
                    + " is neither HEALTHCHECK CMD <command> nor HEALTHCHECK NONE. Write CMD before the command.");
        }
        if (type.equals("NONE") != command.isEmpty()) {
            throw location.failure(
                    command.isEmpty()
                            ? "HEALTHCHECK CMD has no command. Write HEALTHCHECK CMD <command>."
                            : "HEALTHCHECK NONE takes nothing after it. Remove '" + command + "'.");
        }
        return command.isEmpty() ? List.of(type) : List.of(type, command);
    }

    private static List<String> prepend(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private Instruction trigger(String rest) {
        if (rest.isEmpty()) {
            throw location.failure("ONBUILD has no instruction. Write ONBUILD <instruction>.");
        }
        Keyword kept = keyword(SPACE.split(rest, 2)[0]);
        if (kept == Keyword.ONBUILD || kept == Keyword.FROM || kept == Keyword.MAINTAINER) {
            throw location.failure("ONBUILD cannot store " + kept + " for later. Remove the line.");
        }
        return parse(rest);
    }

    private void check(Keyword keyword, List<String> words, boolean exec) {
        switch (keyword) {
            case ADD, COPY -> checkCopy(keyword, words);
            case FROM -> checkFrom(words);
            case ARG -> checkArgs(words);
            case SHELL -> {
                if (!exec || words.isEmpty()) {
                    throw location.failure("SHELL is not a JSON array of strings. Write, for example,"
                            + " SHELL [\"/bin/bash\",\"-c\"].");
                }
            }
            case VOLUME -> {
                require(keyword, words);
                if (words.stream().anyMatch(String::isBlank)) {
                    throw location.failure("VOLUME has an empty path. Write the path or remove it.");
                }
            }
            case CMD, ENTRYPOINT, ONBUILD -> {}
            default -> require(keyword, words);
        }
    }

    private void require(Keyword keyword, List<String> words) {
        if (words.isEmpty()) {
            throw location.failure(keyword + " has no arguments. Write them or remove the line.");
        }
    }

    private void checkCopy(Keyword keyword, List<String> words) {
        if (words.size() < 2) {
            throw location.failure(keyword + " has no destination. Write " + keyword + " <source> <destination>.");
        }
        if (Heredoc.parse(words.get(words.size() - 1)).isPresent()) {
            throw location.failure(
                    keyword + " has a here-document for its destination. Write " + keyword + " <<EOF <destination>.");
        }
    }

    private void checkFrom(List<String> words) {
        boolean named = words.size() == 3 && words.get(1).equalsIgnoreCase("as");
        if (words.size() != 1 && !named) {
            throw location.failure(
                    "FROM has neither one argument nor three. Write FROM <image> or FROM <image> AS <name>.");
        }
        if (named && !STAGE_NAME.matcher(words.get(2).toLowerCase(Locale.ROOT)).matches()) {
            throw location.failure("'" + words.get(2)
                    + "' cannot name a stage. Begin with a letter, followed by letters," + " digits, '-', '_' or '.'.");
        }
    }

    private void checkArgs(List<String> words) {
        require(Keyword.ARG, words);
        for (String word : words) {
            if (word.startsWith("=")) {
                throw location.failure("ARG '" + word + "' has no name. Write ARG <name>=<default>.");
            }
        }
    }
}

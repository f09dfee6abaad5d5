package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A here-document of RUN, COPY or ADD.
 *
 * @param name the word that ends it; COPY and ADD create a file of that name
 * @param content its lines unchanged, each with its line end
 * @param expand whether its variables are expanded: its name was not quoted
 * @param stripTabs whether tabs at the start of its lines are ignored: it began with {@code <<-}
 */
public record Heredoc(String name, String content, boolean expand, boolean stripTabs) {
    private static final Pattern START = Pattern.compile("\\d*<<(-?)[\\t\\n\\f\\r ]*+([^<]*)");
    private static final Pattern TABS = Pattern.compile("^\t++", Pattern.MULTILINE | Pattern.UNIX_LINES);

    /** Returns the content for the instruction: without ignored tabs. */
    public String text() {
        return stripTabs ? TABS.matcher(content).replaceAll("") : content;
    }

    Heredoc withContent(String newContent) {
        return new Heredoc(name, newContent, expand, stripTabs);
    }

    /** Returns whether a line ends this document. */
    boolean endsWith(String line) {
        String bare = DockerfileParser.withoutLineEnd(line);
        return (stripTabs ? TABS.matcher(bare).replaceFirst("") : bare).equals(name);
    }

    /**
     * Returns the documents that a line announces, in order, without content. A line with unclosed quotes announces
     * none.
     */
    static List<Heredoc> announcedBy(String line) {
        List<Heredoc> found = new ArrayList<>();
        for (String word : words(line, true)) {
            parse(word).ifPresent(found::add);
        }
        return found;
    }

    /** Returns the document that a word such as {@code <<EOF} announces. */
    static Optional<Heredoc> parse(String word) {
        Matcher start = START.matcher(word);
        if (!start.matches() || start.group(2).isEmpty()) {
            return Optional.empty();
        }
        List<String> bare = words(start.group(2), false);
        if (bare.size() != 1) {
            return Optional.empty();
        }
        String quoted = String.join(" ", quotesKept(start.group(2)));
        boolean expand = quotes(quoted) == quotes(bare.get(0));
        return Optional.of(new Heredoc(bare.get(0), "", expand, start.group(1).equals("-")));
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '\'' || c == '"').count();
    }

    private static List<String> quotesKept(String text) {
        return unexpanded(text, new ShellLexer.Options('\\', true, true, false, true));
    }

    private static List<String> words(String text, boolean raw) {
        try {
            return unexpanded(text, new ShellLexer.Options('\\', true, raw, raw, true));
        } catch (DockerFailureException unclosed) {
            return List.of();
        }
    }

    private static List<String> unexpanded(String text, ShellLexer.Options options) {
        return ShellLexer.expand(text, options, name -> null, new ExpansionLimit())
                .words();
    }
}

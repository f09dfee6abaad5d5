package io.github.dockermaven.context;

import io.github.dockermaven.dockerfile.WhiteSpace;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules for the ignored files of a build, as in a <a
 * href="https://docs.docker.com/build/concepts/context/#dockerignore-files">{@code .dockerignore}</a> file: read as by
 * moby's {@code ignorefile} and matched as by its {@code patternmatcher} while BuildKit walks a folder. Paths are
 * relative to the context, with {@code /} between folders.
 */
public final class IgnoreRules {
    private static final Logger LOGGER = LoggerFactory.getLogger(IgnoreRules.class);
    private static final String FILE = ".dockerignore";
    /** The line in a file written by this plugin after which the lines are those of the context's own file. */
    public static final String COPIED = "# from " + FILE;

    /** Linux' limit of a path. */
    private static final int LONGEST_PATTERN = 4_096;

    private static final int MOST_RULES = 5_000;
    private static final IgnoreRules NONE = new IgnoreRules();

    private final List<IgnoreRule> rules = new ArrayList<>();
    private final List<IgnorePattern> patterns = new ArrayList<>();
    /** The path of the plugin's output folder, {@code null} for none. */
    private String output;

    /**
     * The result of the rules for a path.
     *
     * @param ignored whether it is ignored
     * @param matched the rules that apply to everything below it too
     * @param deciding the rule that decided, -1 if none did
     */
    record Verdict(boolean ignored, BitSet matched, int deciding) {}

    private IgnoreRules() {}

    /** Returns rules that ignore nothing. */
    public static IgnoreRules none() {
        return NONE;
    }

    /**
     * Reads the rules for a build: {@code <Dockerfile>.dockerignore} beside the Dockerfile, else {@code .dockerignore}
     * in the context, else none.
     *
     * @param folder the context
     * @param dockerfile the Dockerfile, {@code null} if it is not a file
     * @throws DockerFailureException for a pattern that Docker refuses too
     * @throws DockerExecutionException if the file exists but cannot be read
     */
    public static IgnoreRules read(Path folder, Path dockerfile) {
        if (dockerfile != null) {
            Path own = dockerfile.resolveSibling(dockerfile.getFileName() + FILE);
            if (exists(own)) {
                return read(own);
            }
        }
        Path common = folder.resolve(FILE);
        return exists(common) ? read(common) : NONE;
    }

    /** Returns whether there are rules at a path. A folder of this name is skipped, as by BuildKit. */
    private static boolean exists(Path file) {
        if (Files.isDirectory(file)) {
            LOGGER.warn("{} is a folder, so it ignores nothing. Make it a text file, or give it another name.", file);
            return false;
        }
        return Files.exists(file);
    }

    private static IgnoreRules read(Path file) {
        return parse(file.toString(), new String(TextFile.read(file), StandardCharsets.UTF_8));
    }

    /**
     * Reads rules from text.
     *
     * @param file the file's name in messages
     * @throws DockerFailureException for a pattern that Docker refuses too; the message begins with file and line
     */
    public static IgnoreRules parse(String file, String text) {
        IgnoreRules rules = new IgnoreRules();
        String name = file;
        int first = 0;
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = WhiteSpace.trim(lines[i]);
            if (lines[i].equals(COPIED)) {
                name = FILE;
                first = i + 1;
            } else if (!line.isEmpty() && !lines[i].startsWith("#")) {
                rules.add(new IgnoreRule(name, i + 1 - first, line));
            }
        }
        return rules;
    }

    /** Returns whether a file has one of them. */
    boolean areInFile() {
        return rules.stream().anyMatch(IgnoreRule::isInFile);
    }

    /**
     * Returns these rules, and one more that ignores the matches of a pattern in a folder.
     *
     * @param reason the source of the rule, for messages
     * @param folder relative to the context, without wildcards; empty for the context itself
     * @param pattern relative to the folder, as in a file
     */
    public IgnoreRules ignoring(String reason, String folder, String pattern) {
        return with(new IgnoreRule(reason, 0, "/" + literal(folder) + "/" + pattern));
    }

    /**
     * Returns these rules for a context with the plugin's output, as if that did not exist: the output folder, folders
     * in it and folders around it are not seen if all their files are ignored by {@link #ignoring}.
     *
     * @param folder relative to the context
     */
    public IgnoreRules withOutput(String folder) {
        IgnoreRules more = copy();
        more.output = folder;
        return more;
    }

    /** Returns whether a folder may exist only because of the plugin's output. */
    boolean mayBeOutput(String folder) {
        return output != null
                && !output.isEmpty()
                && ((output + "/").startsWith(folder + "/")
                        || folder.startsWith(output + "/") && folder.indexOf('/', output.length() + 1) < 0);
    }

    /** Returns whether the file of a path is the plugin's output, whatever the rules of files say. */
    boolean isOutput(String path) {
        for (int i = 0; i < rules.size(); i++) {
            if (!rules.get(i).isInFile() && patterns.get(i).matches(path)) {
                return true;
            }
        }
        return false;
    }

    private IgnoreRules with(IgnoreRule rule) {
        IgnoreRules more = copy();
        more.add(rule);
        return more;
    }

    private IgnoreRules copy() {
        IgnoreRules copy = new IgnoreRules();
        copy.rules.addAll(rules);
        copy.patterns.addAll(patterns);
        copy.output = output;
        return copy;
    }

    private static String literal(String path) {
        return path.replaceAll("[\\\\*?\\[]", "\\\\$0");
    }

    private void add(IgnoreRule rule) {
        boolean exception = rule.text().startsWith("!");
        String pattern = exception ? WhiteSpace.trim(rule.text().substring(1)) : rule.text();
        if (!pattern.isEmpty()) {
            pattern = CleanPath.of(pattern);
            pattern = pattern.length() > 1 && pattern.startsWith("/") ? pattern.substring(1) : pattern;
        }
        String trimmed = WhiteSpace.trim(exception ? "!" + pattern : pattern);
        if (trimmed.isEmpty()) {
            return;
        }
        if (trimmed.length() > LONGEST_PATTERN || rules.size() == MOST_RULES) {
            throw refused(
                    rule,
                    rules.size() == MOST_RULES
                            ? "there are more than " + MOST_RULES + " patterns. Write fewer that match more."
                            : "the pattern is longer than " + LONGEST_PATTERN
                                    + " characters, as no path is. Shorten it.");
        }
        IgnorePattern parsed = parse(rule, trimmed);
        if (parsed.isTooLong()) {
            throw refused(rule, quote(rule) + " repeats too much. Write it with fewer repetitions.");
        }
        patterns.add(parsed);
        rules.add(rule);
    }

    private static IgnorePattern parse(IgnoreRule rule, String pattern) {
        try {
            return new IgnorePattern(pattern);
        } catch (IllegalArgumentException e) {
            throw refused(rule, quote(rule) + " is not valid: " + e.getMessage() + ". Docker refuses it too.");
        }
    }

    private static String quote(IgnoreRule rule) {
        return "pattern '" + PrintableText.quote(rule.text()) + "'";
    }

    private static DockerFailureException refused(IgnoreRule rule, String reason) {
        return new DockerFailureException(rule.file() + ":" + rule.line() + ": " + reason);
    }

    /** Returns whether a build does not see the path. */
    public boolean ignores(String path) {
        return verdict(path).ignored();
    }

    /** Returns the rule because of which a build does not see the path; empty if it does. */
    public Optional<IgnoreRule> ruleIgnoring(String path) {
        Verdict verdict = verdict(path);
        return verdict.ignored() ? Optional.of(rules.get(verdict.deciding())) : Optional.empty();
    }

    /**
     * Returns whether a build sees no file of a folder, which then need not be read: the folder is ignored, and no
     * exception that comes after the ignoring rule can match below.
     */
    public boolean canSkip(String folder) {
        return canSkip(folder, verdict(folder));
    }

    boolean canSkip(String folder, Verdict verdict) {
        if (!verdict.ignored()) {
            return false;
        }
        for (int i = verdict.deciding() + 1; i < patterns.size(); i++) {
            if (patterns.get(i).isException() && patterns.get(i).mayMatchBelow(folder)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the verdict on a path, from the top folder down; the context itself is never ignored. */
    Verdict verdict(String path) {
        Verdict verdict = new Verdict(false, new BitSet(), -1);
        if (path.equals(".") || path.isEmpty()) {
            return verdict;
        }
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            verdict = verdict(path.substring(0, end), verdict);
        }
        return verdict(path, verdict);
    }

    /**
     * Returns the verdict on a path in a folder. The last rule that matches wins, and a rule that matches a folder
     * matches all below it; but a rule that could not change the result is not evaluated, so it does not apply below
     * either. Therefore {@code a}, {@code !a/b}, {@code a} include {@code a/b}.
     */
    Verdict verdict(String path, Verdict folder) {
        boolean ignored = false;
        int deciding = -1;
        BitSet matched = new BitSet();
        for (int i = 0; i < patterns.size(); i++) {
            IgnorePattern pattern = patterns.get(i);
            boolean counts = folder.matched().get(i) || pattern.isException() == ignored && pattern.matches(path);
            if (counts) {
                matched.set(i);
                ignored = !pattern.isException();
                deciding = i;
            }
        }
        return new Verdict(ignored, matched, deciding);
    }
}

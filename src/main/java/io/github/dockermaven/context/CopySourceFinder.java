package io.github.dockermaven.context;

import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.context.CopySourceResult.Outcome;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The search for the source of a COPY or ADD, as BuildKit does it: path components before the first with a wildcard are
 * taken literally and their symbolic links followed within the context; the others are compared with the files below.
 */
final class CopySourceFinder {
    private static final int MOST_LINKS = 255;
    private static final CopySourceResult ROOT = new CopySourceResult(Outcome.PRESENT, ".", null, false);

    private final ContextFolders folders;

    CopySourceFinder(ContextFolders folders) {
        this.folders = folders;
    }

    CopySourceResult find(String source) {
        Source parsed = Source.of(source);
        if (parsed.isRoot()) {
            return ROOT;
        }
        Resolution start = resolve(parsed.names());
        if (start.ignoredLink() != null) {
            return new CopySourceResult(Outcome.IGNORED, parsed.clean(), start.ignoredLink(), false);
        }
        if (start.entry() == null || parsed.isPattern() && start.entry().kind() != Kind.FOLDER) {
            return new CopySourceResult(Outcome.MISSING, parsed.clean(), null, false);
        }
        if (start.entry().kind() == Kind.SPECIAL) {
            return new CopySourceResult(Outcome.SPECIAL, start.entry().path(), null, false);
        }
        CopySourceResult literal = parsed.names().isEmpty() ? ROOT : exact(start.entry());
        return parsed.isPattern() && literal.isPresent() ? match(start.entry(), parsed) : literal;
    }

    /**
     * Returns all matches of a source in BuildKit's order: by names, folder by folder.
     *
     * @return an empty list for a pattern without matches, and for a source that {@link #find} does not find
     * @throws DockerFailureException for a malformed pattern, which BuildKit refuses too
     */
    List<ContextMatch> matches(String source) {
        Source parsed = Source.of(source);
        new Wildcard(parsed.pattern()).mistake().ifPresent(mistake -> {
            throw new DockerFailureException("The pattern '" + source + "' is not valid: " + mistake + ".");
        });
        Resolution start = resolve(parsed.names());
        if (parsed.isRoot()) {
            return List.of(new ContextMatch("", "", start.entry()));
        }
        if (start.entry() == null || start.entry().kind() == Kind.SPECIAL) {
            return List.of();
        }
        if (!parsed.isPattern()) {
            String name = parsed.clean().substring(parsed.clean().lastIndexOf('/') + 1);
            return exact(start.entry()).isPresent()
                    ? List.of(new ContextMatch(name, parsed.clean(), start.entry()))
                    : List.of();
        }
        List<ContextMatch> matches = new ArrayList<>();
        if (start.entry().kind() == Kind.FOLDER) {
            Iterator<ContextEntry> matching = matching(folders, start.entry(), parsed.pattern());
            matching.forEachRemaining(entry -> matches.add(followed(entry)));
        }
        matches.sort(Comparator.comparing(match -> match.path().replace('/', '\0')));
        return matches;
    }

    private ContextMatch followed(ContextEntry entry) {
        String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        ContextEntry target = entry.kind() == Kind.LINK
                ? resolve(List.of(entry.path().split("/"))).entry()
                : entry;
        boolean visible =
                target != null && target.kind() != Kind.SPECIAL && exact(target).isPresent();
        return new ContextMatch(name, entry.path(), visible ? target : null);
    }

    /**
     * The parts of a source.
     *
     * @param clean its path in the context, empty for the context itself
     * @param names the names before the first with a wildcard
     * @param pattern the rest, empty if there is no wildcard
     */
    private record Source(String clean, List<String> names, String pattern) {
        static Source of(String source) {
            String clean = CleanPath.of("/" + source).substring(1);
            List<String> all = clean.isEmpty() ? List.of() : List.of(clean.split("/"));
            int literal = 0;
            while (literal < all.size() && !Wildcard.isIn(all.get(literal))) {
                literal++;
            }
            return new Source(clean, all.subList(0, literal), String.join("/", all.subList(literal, all.size())));
        }

        boolean isRoot() {
            return clean.isEmpty();
        }

        boolean isPattern() {
            return !pattern.isEmpty();
        }
    }

    private CopySourceResult exact(ContextEntry entry) {
        IgnoreRules rules = folders.rules(entry.path());
        Optional<IgnoreRule> rule = rules.ruleIgnoring(entry.path());
        if (rule.isEmpty() && entry.kind() == Kind.FOLDER && folders.isOutputAlone(entry.path(), entry.file())) {
            return new CopySourceResult(Outcome.MISSING, entry.path(), null, false);
        }
        boolean visible = rule.isEmpty()
                || entry.kind() == Kind.FOLDER
                        && !rules.canSkip(entry.path())
                        && new ContextWalk(folders, entry.file(), entry.path()).hasNext();
        return visible
                ? new CopySourceResult(Outcome.PRESENT, entry.path(), null, false)
                : new CopySourceResult(Outcome.IGNORED, entry.path(), rule.get(), false);
    }

    private CopySourceResult match(ContextEntry start, Source source) {
        CopySourceResult missing = new CopySourceResult(Outcome.MISSING, source.clean(), null, true);
        Iterator<ContextEntry> visible = matching(folders, start, source.pattern());
        if (visible.hasNext()) {
            return new CopySourceResult(Outcome.PRESENT, visible.next().path(), null, true);
        }
        Iterator<ContextEntry> ignored = matching(folders.whole(), start, source.pattern());
        if (!ignored.hasNext()) {
            return missing;
        }
        String path = ignored.next().path();
        return folders.rules(path)
                .ruleIgnoring(path)
                .map(rule -> new CopySourceResult(Outcome.IGNORED, path, rule, true))
                .orElse(missing);
    }

    /** Returns the matches of a pattern below a folder, lazily. A wildcard does not match a slash. */
    private static Iterator<ContextEntry> matching(ContextFolders folders, ContextEntry start, String pattern) {
        Wildcard wildcard = new Wildcard(pattern);
        int depth = pattern.split("/").length;
        int skip = start.path().isEmpty() ? 0 : start.path().length() + 1;
        Iterator<ContextEntry> walk = new ContextWalk(folders, start.file(), start.path(), depth);
        Iterable<ContextEntry> entries = () -> walk;
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> matches(wildcard, entry.path().substring(skip)))
                .iterator();
    }

    /** Returns whether a pattern matches. For BuildKit, a malformed pattern matches nothing. */
    private static boolean matches(Wildcard wildcard, String path) {
        try {
            return wildcard.matches(path);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /**
     * The result of following names and symbolic links.
     *
     * @param entry the entry found, {@code null} if there is none
     * @param ignoredLink the rule that ignores a symbolic link on the way, {@code null} if none does
     */
    private record Resolution(ContextEntry entry, IgnoreRule ignoredLink) {}

    private Resolution resolve(List<String> names) {
        ContextEntry root = new ContextEntry("", folders.root(), Kind.FOLDER, 0, null);
        Deque<String> remaining = new ArrayDeque<>(names);
        Deque<ContextEntry> resolved = new ArrayDeque<>();
        int links = 0;
        while (!remaining.isEmpty()) {
            String name = remaining.pop();
            if (name.equals("..")) {
                resolved.poll();
            } else if (!name.isEmpty() && !name.equals(".")) {
                Optional<ContextEntry> child = child(resolved.isEmpty() ? root : resolved.peek(), name);
                if (child.isEmpty()) {
                    return new Resolution(null, null);
                }
                ContextEntry entry = child.get();
                Optional<IgnoreRule> ignored = folders.rules(entry.path()).ruleIgnoring(entry.path());
                if (entry.kind() != Kind.LINK) {
                    resolved.push(entry);
                } else if (ignored.isPresent() || ++links > MOST_LINKS) {
                    return new Resolution(null, ignored.orElse(null));
                } else {
                    follow(entry.link(), remaining, resolved);
                }
            }
        }
        return new Resolution(resolved.isEmpty() ? root : resolved.peek(), null);
    }

    private static void follow(String target, Deque<String> remaining, Deque<ContextEntry> resolved) {
        if (target.startsWith("/")) {
            resolved.clear();
        }
        String[] names = target.split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            remaining.push(names[i]);
        }
    }

    private Optional<ContextEntry> child(ContextEntry parent, String name) {
        if (parent.kind() != Kind.FOLDER) {
            return Optional.empty();
        }
        String path = parent.path().isEmpty() ? name : parent.path() + "/" + name;
        try {
            Path other = parent.path().isEmpty() ? folders.others().get(name) : null;
            Path file = other == null ? file(parent.file(), name) : other;
            return file == null ? Optional.empty() : Optional.of(ContextEntry.read(path, file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailure.unreadable(parent.file().resolve(name), e);
        }
    }

    /**
     * Returns the file of a name, {@code null} if it is missing. A name that the JVM cannot encode has to be searched
     * for.
     */
    private static Path file(Path folder, String name) throws IOException {
        try {
            Path file = folder.resolve(name);
            if (FileName.of(file).equals(name)) {
                return file;
            }
        } catch (InvalidPathException notInThisLocale) {
            // The search follows.
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (FileName.of(file).equals(name)) {
                    return file;
                }
            }
        }
        return null;
    }
}

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
 * Finds the source of a COPY or ADD as BuildKit does: components before the first with a wildcard are taken as they are
 * and their symbolic links followed within the context, the rest is compared with what lies below.
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
     * All that a source stands for, in BuildKit's order: by names, folder by folder.
     *
     * @return nothing for a pattern that nothing matches, and for what {@link #find} does not find
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
        boolean seen =
                target != null && target.kind() != Kind.SPECIAL && exact(target).isPresent();
        return new ContextMatch(name, entry.path(), seen ? target : null);
    }

    /**
     * A source, taken apart.
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
        boolean seen = rule.isEmpty()
                || entry.kind() == Kind.FOLDER
                        && !rules.canSkip(entry.path())
                        && new ContextWalk(folders, entry.file(), entry.path()).hasNext();
        return seen
                ? new CopySourceResult(Outcome.PRESENT, entry.path(), null, false)
                : new CopySourceResult(Outcome.IGNORED, entry.path(), rule.get(), false);
    }

    private CopySourceResult match(ContextEntry start, Source source) {
        CopySourceResult missing = new CopySourceResult(Outcome.MISSING, source.clean(), null, true);
        Iterator<ContextEntry> seen = matching(folders, start, source.pattern());
        if (seen.hasNext()) {
            return new CopySourceResult(Outcome.PRESENT, seen.next().path(), null, true);
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

    /** What matches a pattern below a folder, found while it is asked for. A wildcard does not match a slash. */
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

    /** BuildKit takes a malformed pattern for one that matches nothing. */
    private static boolean matches(Wildcard wildcard, String path) {
        try {
            return wildcard.matches(path);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /**
     * Where names lead.
     *
     * @param entry what is there, {@code null} if nothing is
     * @param ignoredLink the rule that ignores a symbolic link on the way, {@code null} if none does
     */
    private record Resolution(ContextEntry entry, IgnoreRule ignoredLink) {}

    private Resolution resolve(List<String> names) {
        ContextEntry root = new ContextEntry("", folders.root(), Kind.FOLDER, 0, null);
        Deque<String> ahead = new ArrayDeque<>(names);
        Deque<ContextEntry> behind = new ArrayDeque<>();
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.equals("..")) {
                behind.poll();
            } else if (!name.isEmpty() && !name.equals(".")) {
                Optional<ContextEntry> child = child(behind.isEmpty() ? root : behind.peek(), name);
                if (child.isEmpty()) {
                    return new Resolution(null, null);
                }
                ContextEntry entry = child.get();
                Optional<IgnoreRule> ignored = folders.rules(entry.path()).ruleIgnoring(entry.path());
                if (entry.kind() != Kind.LINK) {
                    behind.push(entry);
                } else if (ignored.isPresent() || ++links > MOST_LINKS) {
                    return new Resolution(null, ignored.orElse(null));
                } else {
                    follow(entry.link(), ahead, behind);
                }
            }
        }
        return new Resolution(behind.isEmpty() ? root : behind.peek(), null);
    }

    private static void follow(String target, Deque<String> ahead, Deque<ContextEntry> behind) {
        if (target.startsWith("/")) {
            behind.clear();
        }
        String[] names = target.split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            ahead.push(names[i]);
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

    /** The file of a name, {@code null} if there is none; a name that the JVM cannot encode as it is has to be looked for. */
    private static Path file(Path folder, String name) throws IOException {
        try {
            Path file = folder.resolve(name);
            if (FileName.of(file).equals(name)) {
                return file;
            }
        } catch (InvalidPathException notInThisLocale) {
            // Another way follows.
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

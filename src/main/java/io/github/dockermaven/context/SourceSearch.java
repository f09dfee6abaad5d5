package io.github.dockermaven.context;

import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.context.SourceCheck.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds the source of a COPY or ADD as BuildKit does: components before the first with a wildcard are taken as they are
 * and their symbolic links followed within the context, the rest is compared with what lies below.
 */
final class SourceSearch {
    private static final int MOST_LINKS = 255;

    private final ContextFolders folders;

    SourceSearch(ContextFolders folders) {
        this.folders = folders;
    }

    SourceCheck find(String source) {
        String clean = CleanPath.of("/" + source).substring(1);
        if (clean.isEmpty()) {
            return new SourceCheck(Outcome.PRESENT, ".", null, false);
        }
        List<String> names = List.of(clean.split("/"));
        int literal = 0;
        while (literal < names.size() && !Wildcard.isIn(names.get(literal))) {
            literal++;
        }
        boolean isPattern = literal < names.size();
        Resolution start = resolve(names.subList(0, literal));
        if (start.ignoredLink() != null) {
            return new SourceCheck(Outcome.IGNORED, clean, start.ignoredLink(), isPattern);
        }
        if (start.entry() == null) {
            return new SourceCheck(Outcome.MISSING, clean, null, isPattern);
        }
        return isPattern
                ? match(start.entry(), String.join("/", names.subList(literal, names.size())), clean)
                : exact(start.entry());
    }

    private SourceCheck exact(ContextEntry entry) {
        IgnoreRules rules = folders.rules(entry.path());
        Optional<IgnoreRule> rule = rules.ruleIgnoring(entry.path());
        boolean seen = rule.isEmpty()
                || entry.kind() == Kind.FOLDER
                        && !rules.canSkip(entry.path())
                        && new ContextWalk(folders, entry.file(), entry.path()).hasNext();
        return seen
                ? new SourceCheck(Outcome.PRESENT, entry.path(), null, false)
                : new SourceCheck(Outcome.IGNORED, entry.path(), rule.get(), false);
    }

    private SourceCheck match(ContextEntry start, String pattern, String clean) {
        SourceCheck missing = new SourceCheck(Outcome.MISSING, clean, null, true);
        Wildcard wildcard = new Wildcard(pattern);
        if (start.kind() != Kind.FOLDER) {
            return missing;
        }
        Optional<String> seen = firstMatch(folders, start, wildcard);
        if (seen.isPresent()) {
            return new SourceCheck(Outcome.PRESENT, seen.get(), null, true);
        }
        return firstMatch(folders.whole(), start, wildcard)
                .flatMap(path -> folders.rules(path)
                        .ruleIgnoring(path)
                        .map(rule -> new SourceCheck(Outcome.IGNORED, path, rule, true)))
                .orElse(missing);
    }

    private static Optional<String> firstMatch(ContextFolders folders, ContextEntry start, Wildcard wildcard) {
        int skip = start.path().isEmpty() ? 0 : start.path().length() + 1;
        ContextWalk walk = new ContextWalk(folders, start.file(), start.path());
        while (walk.hasNext()) {
            String path = walk.next().path();
            if (matches(wildcard, path.substring(skip))) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
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
            return file == null
                    ? Optional.empty()
                    : Optional.of(ContextEntry.read(path, file)).filter(entry -> entry.kind() != Kind.SPECIAL);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailure.unreadable(parent.file().resolve(name), e);
        }
    }

    /** The file of a name, {@code null} if there is none; a name that the JVM's locale cannot encode has to be looked for. */
    private static Path file(Path folder, String name) throws IOException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException notInThisLocale) {
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
}

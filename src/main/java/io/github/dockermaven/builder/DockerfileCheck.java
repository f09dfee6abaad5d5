package io.github.dockermaven.builder;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.ContextEntry;
import io.github.dockermaven.context.ContextMatch;
import io.github.dockermaven.context.CopySourceResult;
import io.github.dockermaven.dockerfile.ContextSource;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks of a build before an engine is used. */
record DockerfileCheck(Dockerfile dockerfile) {
    private static final Logger LOGGER = LoggerFactory.getLogger(DockerfileCheck.class);

    /** The build arguments that builders accept without an {@code ARG} (Dockerfile reference, "Predefined ARGs"). */
    private static final Set<String> PREDEFINED_ARGS = Set.of(
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "FTP_PROXY",
            "ftp_proxy",
            "NO_PROXY",
            "no_proxy",
            "ALL_PROXY",
            "all_proxy",
            "SOURCE_DATE_EPOCH",
            "BUILDKIT_INLINE_CACHE",
            "BUILDKIT_SYNTAX");

    /**
     * Checks that the context has the sources of {@code COPY} and {@code ADD}.
     *
     * @param variables values of the Dockerfile's variables
     * @param target the stage to build, empty for the last; other stages are ignored
     * @throws DockerFailureException if it lacks a source, or ignores it
     */
    void sources(BuildContext context, Map<String, String> variables, Optional<String> target) {
        Map<Integer, List<String>> found = new TreeMap<>();
        Map<Integer, List<String>> empty = new TreeMap<>();
        for (ContextSource source : dockerfile.contextSources(variables, target)) {
            CopySourceResult check = context.contains(source.pattern());
            if (!check.isPresent() && !check.pattern()) {
                throw missing(context, source, check);
            }
            if (check.isPresent() && check.pattern()) {
                overwritten(context, source).ifPresent(LOGGER::warn);
            }
            (check.isPresent() ? found : empty)
                    .computeIfAbsent(source.line(), line -> new ArrayList<>())
                    .add(source.pattern());
        }
        // BuildKit then copies nothing, without a message.
        empty.keySet().removeAll(found.keySet());
        empty.forEach((line, patterns) -> LOGGER.warn(
                "{}:{}: nothing in the context {} matches {}, so nothing is copied",
                dockerfile.name(),
                line,
                context.folder(),
                String.join(" ", patterns)));
    }

    /**
     * Returns a warning that only one of several files remains: a destination with the files' ending is a file, too.
     */
    Optional<String> overwritten(BuildContext context, ContextSource source) {
        String name = source.destination().substring(source.destination().lastIndexOf('/') + 1);
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        if (ending.length() < 2 || !ending.startsWith(".")) {
            return Optional.empty();
        }
        List<String> files = context.matches(source.pattern()).stream()
                .filter(match -> match.entry() != null && match.entry().kind() == ContextEntry.Kind.FILE)
                .map(ContextMatch::path)
                .toList();
        return files.size() < 2 || !files.stream().allMatch(file -> file.endsWith(ending))
                ? Optional.empty()
                : Optional.of(
                        ("%s:%d: %s matches %s. Unless %s is a folder in the image, each replaces the one before, and only"
                                        + " %s is left. Name the file that is meant, or end the destination with a slash.")
                                .formatted(
                                        dockerfile.name(),
                                        source.line(),
                                        source.pattern(),
                                        String.join(" and ", files),
                                        source.destination(),
                                        files.get(files.size() - 1)));
    }

    private DockerFailureException missing(BuildContext context, ContextSource source, CopySourceResult check) {
        return new DockerFailureException(dockerfile.name() + ":" + source.line() + ": " + source.keyword() + " source "
                + source.pattern() + source.origin() + " " + context.explain(source.pattern(), check));
    }

    /** Warns of build arguments that no instruction uses. */
    void unknownBuildArgs(Set<String> buildArgs) {
        Set<String> unknown = new TreeSet<>(buildArgs);
        unknown.removeAll(PREDEFINED_ARGS);
        unknown.removeAll(args());
        if (!unknown.isEmpty()) {
            LOGGER.warn("{} has no ARG for these buildArgs, so they have no effect: {}", dockerfile.name(), unknown);
        }
    }

    /** Returns those of the build arguments that an {@code ARG} declares. */
    Map<String, String> taken(Map<String, String> buildArgs) {
        Map<String, String> taken = new LinkedHashMap<>(buildArgs);
        taken.keySet().retainAll(args());
        return taken;
    }

    private Set<String> args() {
        return dockerfile.instructions().stream()
                .filter(instruction -> instruction.keyword() == Keyword.ARG)
                .flatMap(instruction -> instruction.pairs().stream())
                .map(Instruction.Pair::key)
                .collect(Collectors.toSet());
    }
}

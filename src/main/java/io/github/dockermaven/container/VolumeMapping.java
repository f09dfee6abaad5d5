package io.github.dockermaven.container;

import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.Mount.Type;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A volume or folder in the forms of {@code docker run -v} and of the io.fabric8 plugin: {@code /in/container}, {@code
 * name:/in/container}, {@code /of/host:/in/container:ro}. Paths of the host may be relative, or begin with {@code ~}.
 */
public final class VolumeMapping {
    private static final Pattern FORM =
            Pattern.compile("((?:[A-Za-z]:(?=[\\\\/]))?[^:]*)(?::((?:[A-Za-z]:(?=[\\\\/]))?[^:]*)(?::([^:]*))?)?");
    private static final Pattern VOLUME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*|\\\\.*");

    private static final List<Set<String>> EXCLUSIVE = List.of(
            Set.of("ro", "rw"),
            Set.of("z", "Z"),
            Set.of("shared", "rshared", "slave", "rslave", "private", "rprivate"),
            Set.of("consistent", "cached", "delegated"),
            Set.of("nocopy"));

    private static final Set<String> PROPAGATION = EXCLUSIVE.get(2);

    private VolumeMapping() {}

    /** Returns whether a text is an option, and no mapping. */
    public static boolean isOption(String text) {
        return EXCLUSIVE.stream().anyMatch(options -> options.contains(text));
    }

    /**
     * Parses a mapping.
     *
     * @param subject the text's owner, for errors
     * @param folder what relative paths are relative to
     * @param home the user's folder, {@code ~}
     * @throws DockerFailureException if it has another form, or a part that cannot be
     */
    public static Mount parse(String subject, String text, Path folder, Path home) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw invalid(
                    subject,
                    text,
                    "is no volume. Write /of/host:/in/container, name:/in/container or"
                            + " /in/container, and :ro at the end if it is read-only.");
        }
        boolean isAnonymous = form.group(2) == null;
        String target = isAnonymous ? form.group(1) : form.group(2);
        if (!target.startsWith("/") && !WINDOWS.matcher(target).matches() || target.matches("/+\\.?")) {
            throw invalid(
                    subject,
                    text,
                    "has '" + PrintableText.quote(target)
                            + "' as the path in the container. Write one from its root, such as /data.");
        }
        String source = isAnonymous ? "" : form.group(1);
        if (!isAnonymous && source.isEmpty()) {
            throw invalid(subject, text, "has nothing before its colon. Write a path of the host or a volume's name.");
        }
        boolean isVolume = isAnonymous || !isPath(source);
        if (isVolume && !isAnonymous && !VOLUME.matcher(source).matches()) {
            throw invalid(
                    subject,
                    text,
                    "has '" + PrintableText.quote(source) + "' as a volume's name, which has two or"
                            + " more letters, digits, '_', '.' and '-'. For a folder of this project write ./" + source
                            + ".");
        }
        List<String> options = options(subject, text, form.group(3), isVolume);
        return isVolume
                ? new Mount(Type.VOLUME, source, target, options)
                : new Mount(Type.BIND, path(subject, text, source, folder, home), target, options);
    }

    private static boolean isPath(String source) {
        return source.indexOf('/') >= 0
                || source.indexOf('\\') >= 0
                || source.startsWith("~")
                || source.matches("\\.+");
    }

    private static String path(String subject, String text, String source, Path folder, Path home) {
        if (source.startsWith("/") || WINDOWS.matcher(source).matches()) {
            return source;
        }
        if (source.startsWith("~") && !source.matches("~(?:[/\\\\].*)?")) {
            throw invalid(subject, text, "has the folder of another user. Write its path, or ~/ for your own.");
        }
        try {
            Path path = source.startsWith("~")
                    ? home.resolve(source.replaceFirst("~[/\\\\]*", ""))
                    : folder.resolve(source);
            return path.toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw invalid(subject, text, "has a path that cannot be: " + PrintableText.of(e) + ".");
        }
    }

    private static List<String> options(String subject, String text, String given, boolean isVolume) {
        List<String> options = given == null || given.isEmpty() ? List.of() : Arrays.asList(given.split(",", -1));
        for (String option : options) {
            if (!isOption(option)) {
                throw invalid(
                        subject,
                        text,
                        "has the option '" + PrintableText.quote(option) + "', which is not known. "
                                + DidYouMean.to(
                                                option,
                                                EXCLUSIVE.stream()
                                                        .flatMap(Set::stream)
                                                        .toList())
                                        .map(nearest -> "Did you mean " + nearest + "?")
                                        .orElse(
                                                "There are ro, rw, z, Z, nocopy, rslave and the other modes of propagation."));
            }
            if (isVolume && PROPAGATION.contains(option)) {
                throw invalid(
                        subject,
                        text,
                        "has the option " + option + ", which only a path of the host can have." + " Remove it.");
            }
            if (!isVolume && option.equals("nocopy")) {
                throw invalid(subject, text, "has the option nocopy, which only a volume can have. Remove it.");
            }
        }
        for (Set<String> exclusive : EXCLUSIVE) {
            Set<String> both = new HashSet<>(options);
            both.retainAll(exclusive);
            if (both.size() > 1) {
                throw invalid(
                        subject,
                        text,
                        "has the options "
                                + String.join(" and ", both.stream().sorted().toList()) + ". Remove one of them.");
            }
        }
        return options;
    }

    private static DockerFailureException invalid(String subject, String text, String problem) {
        return new DockerFailureException(subject + ": '" + PrintableText.quote(text) + "' " + problem);
    }
}

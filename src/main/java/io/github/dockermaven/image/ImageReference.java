package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.error.UnsetProperty;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image: {@code [registry[:port]/]repository[:tag][@digest]}, by the grammar of the distribution
 * project's <a href="https://pkg.go.dev/github.com/distribution/reference">reference</a> package, which engines use
 * too. One name that it accepts is refused: {@code Folder/name}, which the newest engines take for a registry named
 * {@code Folder} and older ones refuse; its writer means a folder on Docker Hub.
 *
 * <p>A name without a registry belongs to Docker Hub; one of its repositories without a folder is in {@code library/}.
 *
 * @param registry host and port of the registry, {@value #DOCKER_HUB} for Docker Hub
 * @param repository path of the repository within its registry, {@code library/} included
 * @param tag the tag, or {@code null} if the name has none
 * @param digest the manifest's digest ({@code sha256:…}), or {@code null} if the name has none
 */
public record ImageReference(String registry, String repository, String tag, String digest) {
    /** The registry of a name without one. */
    public static final String DOCKER_HUB = "docker.io";

    private static final String FORMER_DOCKER_HUB = "index.docker.io";
    private static final String OFFICIAL = "library/";
    private static final int LONGEST_REPOSITORY = 255;
    /** The length of a DNS name (RFC 1035, 2.3.4), a colon and a port. */
    private static final int LONGEST_REGISTRY = 255 + 1 + 5;

    private static final String HOST_LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final Pattern REGISTRY =
            Pattern.compile("(?:" + HOST_LABEL + "(?:\\." + HOST_LABEL + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?");
    private static final Pattern COMPONENT = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");
    private static final Pattern SEPARATORS = Pattern.compile("[._-]+");
    private static final Pattern SEPARATOR = Pattern.compile("[._]|__|-+");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST =
            Pattern.compile("sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}");
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");

    public ImageReference {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(repository, "repository");
    }

    /**
     * Reads a name as a user writes it.
     *
     * @throws DockerFailureException if it is not a valid name; the message says which part is wrong and, if one can be
     *     derived, gives a valid name close to it
     */
    public static ImageReference parse(String text) {
        if (text == null || text.isBlank()) {
            throw new DockerFailureException("The image name is empty. Write it as [registry/]name[:tag].");
        }
        Optional<String> unset = UnsetProperty.problem(text);
        if (unset.isPresent()) {
            throw invalid(text, unset.get());
        }
        if (IMAGE_ID.matcher(text).matches()) {
            throw invalid(text, "64 hexadecimal digits are an image's id. Give the image a name.");
        }
        String rest = text;
        String digest = null;
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
            if (!DIGEST.matcher(digest).matches()) {
                throw invalid(
                        text,
                        "'" + PrintableText.quote(digest)
                                + "' is not a digest. Write it as sha256: and 64 digits of 0-9 and a-f.");
            }
        }
        String tag = null;
        int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
        if (colon >= 0) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        boolean named = hasRegistry(rest);
        String registry = named ? rest.substring(0, slash) : DOCKER_HUB;
        String path = named ? rest.substring(slash + 1) : rest;
        String repository = normalRepository(registry, path);
        // First, because the patterns match by recursion.
        if (repository.length() > LONGEST_REPOSITORY) {
            throw invalid(text, "its path is longer than " + LONGEST_REPOSITORY + " characters. Shorten it.");
        }
        checkRegistry(text, registry, path, tag);
        checkPath(text, named ? registry + "/" : "", path, tag);
        if (tag != null && !TAG.matcher(tag).matches()) {
            throw invalid(text, badTag(tag) + " For example '" + rest + ":" + validTag(tag) + "'.");
        }
        return new ImageReference(normalRegistry(registry), repository, tag, digest);
    }

    /**
     * Returns whether a name, as a user writes it, contains its registry: {@code docker.io/users} does, {@code users}
     * does not.
     */
    public static boolean hasRegistry(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && isRegistry(text.substring(0, slash));
    }

    /** Returns the same repository with another tag, without a digest. */
    public ImageReference withTag(String newTag) {
        if (!TAG.matcher(newTag).matches()) {
            throw new DockerFailureException("Image tag '" + PrintableText.quote(newTag) + "' of " + this
                    + " is not valid: "
                    + UnsetProperty.problem(newTag)
                            .orElseGet(() -> badTag(newTag) + " For example '" + validTag(newTag) + "'."));
        }
        return new ImageReference(registry, repository, newTag, null);
    }

    /** Returns this name with the tag {@code latest} if it has neither tag nor digest, as engines read such a name. */
    public ImageReference withDefaultTag() {
        return tag == null && digest == null ? withTag("latest") : this;
    }

    /** Returns the name without tag and digest, as engines and users write it: it parses to the same repository. */
    public String name() {
        if (!registry.equals(DOCKER_HUB)) {
            return registry + "/" + repository;
        }
        if (!repository.startsWith(OFFICIAL) || repository.indexOf('/', OFFICIAL.length()) >= 0) {
            // Only its host shows that a folder which looks like a registry is none.
            boolean ambiguous = isRegistry(repository.substring(0, Math.max(repository.indexOf('/'), 0)));
            return ambiguous ? DOCKER_HUB + "/" + repository : repository;
        }
        String official = repository.substring(OFFICIAL.length());
        return IMAGE_ID.matcher(official).matches() ? repository : official;
    }

    /** Returns the name with its implied parts: Docker Hub's host, and {@code library/}. */
    public String fullName() {
        return registry + "/" + repository + suffixes();
    }

    /** Compares as the record would. A record's own first comparison takes Java a tenth of a second to link. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ImageReference that
                && registry.equals(that.registry)
                && repository.equals(that.repository)
                && Objects.equals(tag, that.tag)
                && Objects.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(registry, repository, tag, digest);
    }

    /** Returns the name as users write it: without Docker Hub's host and {@code library/}, where it needs neither. */
    @Override
    public String toString() {
        return name() + suffixes();
    }

    private String suffixes() {
        return (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /**
     * Returns a name that is derived from any text, valid alone and as a component of a longer one: in lower case, with
     * dashes for other characters, cut to what Docker Hub leaves room for.
     */
    public static String validComponent(String text) {
        String characters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        String valid = SEPARATORS
                .matcher(characters.replaceAll("^[._-]+", ""))
                .replaceAll(run -> SEPARATOR.matcher(run.group()).matches() ? run.group() : "-");
        int longest = LONGEST_REPOSITORY - OFFICIAL.length();
        String cut = valid.substring(0, Math.min(valid.length(), longest)).replaceAll("[._-]+$", "");
        if (cut.isEmpty()) {
            return "image";
        }
        return IMAGE_ID.matcher(cut).matches() ? "image-" + cut : cut;
    }

    /**
     * Returns a valid tag that is derived from any text: dashes for characters that a tag cannot have, at most 128
     * characters.
     */
    public static String validTag(String text) {
        String valid = text.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[.-]+", "");
        return valid.isEmpty() ? "latest" : valid.substring(0, Math.min(valid.length(), 128));
    }

    /**
     * Returns whether the part of a name before its first slash is a registry's host rather than a folder: it has a
     * dot, a port or capitals, or is {@code localhost}.
     */
    private static boolean isRegistry(String first) {
        return first.equals("localhost")
                || first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    private static void checkRegistry(String text, String registry, String path, String tag) {
        if (registry.length() > LONGEST_REGISTRY || !REGISTRY.matcher(registry).matches()) {
            throw invalid(
                    text, "'" + PrintableText.quote(registry) + "' is not a registry. Write it as host or host:port.");
        }
        boolean capitals = !registry.equals(registry.toLowerCase(Locale.ROOT));
        if (capitals && registry.indexOf('.') < 0 && registry.indexOf(':') < 0) {
            throw invalid(
                    text,
                    "'" + registry + "' has capitals, so it would be taken for a registry's host."
                            + " If it is a folder on Docker Hub, write '"
                            + validComponent(registry) + "/" + validPath(path) + suffix(tag) + "'.");
        }
    }

    private static void checkPath(String text, String prefix, String path, String tag) {
        for (String component : path.split("/", -1)) {
            if (!COMPONENT.matcher(component).matches()) {
                String cause = component.isEmpty()
                        ? "a part of its path is empty."
                        : "'" + PrintableText.quote(component)
                                + "' may only have lower case letters and digits, with '.', '_', '__' or '-'"
                                + " between them.";
                throw invalid(text, cause + " For example '" + prefix + validPath(path) + suffix(tag) + "'.");
            }
        }
    }

    private static String validPath(String path) {
        StringBuilder valid = new StringBuilder();
        for (String component : path.split("/")) {
            if (!component.isEmpty()) {
                valid.append(valid.isEmpty() ? "" : "/").append(validComponent(component));
            }
        }
        return valid.isEmpty() ? "image" : valid.toString();
    }

    private static String suffix(String tag) {
        return tag == null ? "" : ":" + validTag(tag);
    }

    private static String badTag(String tag) {
        return tag.isEmpty()
                ? "its tag is empty."
                : "a tag has 1 to 128 letters, digits, '_', '.' or '-', and does not begin with '.' or '-'.";
    }

    private static String normalRegistry(String registry) {
        return registry.equals(FORMER_DOCKER_HUB) ? DOCKER_HUB : registry;
    }

    private static String normalRepository(String registry, String path) {
        return normalRegistry(registry).equals(DOCKER_HUB) && path.indexOf('/') < 0 ? OFFICIAL + path : path;
    }

    private static DockerFailureException invalid(String text, String cause) {
        return new DockerFailureException("Image name '" + PrintableText.quote(text) + "' is not valid: " + cause);
    }
}

package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/**
 * What may stand for parts of a project's coordinates in an image's name: {@code %g} the last part of its group or the
 * property {@code docker.image.user}, {@code %a} the artifact, {@code %v} the version or the property
 * {@code docker.image.tag}, {@code %l} the same, but {@code latest} for a snapshot, {@code %t} the same, but
 * {@code snapshot-} and the time for a snapshot, {@code %T} the time alone. The time is that of the build's begin, for all
 * of its goals and projects.
 */
public final class NamePattern {
    private static final Pattern PLACEHOLDER = Pattern.compile("%(.?)");
    private static final String TIME = "yyMMdd-HHmmss-SSSS";
    private static final String SNAPSHOT = "-SNAPSHOT";

    private final MavenProject project;
    private final Instant begin;

    /** @param begin when the build began */
    public NamePattern(MavenProject project, Instant begin) {
        this.project = project;
        this.begin = begin;
    }

    /** Returns when the build began. */
    public Instant begin() {
        return begin;
    }

    /**
     * Returns a name with the parts that its placeholders stand for.
     *
     * @param name may be {@code null}, and then {@code null} comes back
     * @throws DockerFailureException if a placeholder is not known
     */
    public String fill(String name) {
        return name == null
                ? null
                : PLACEHOLDER.matcher(name).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), name)));
    }

    private String value(String letter, String name) {
        return switch (letter) {
            case "g" -> group();
            case "a" -> ImageReference.validComponent(project.getArtifactId());
            case "v" -> ImageReference.validTag(version());
            case "l" -> isSnapshot() ? "latest" : ImageReference.validTag(version());
            case "t" -> isSnapshot() ? "snapshot-" + time() : ImageReference.validTag(version());
            case "T" -> time();
            default ->
                throw new DockerFailureException("Image name '" + name + "' has '%" + letter
                        + "', which stands for nothing. Write %g (group), %a (artifact), %v (version), %l (version or"
                        + " latest), %t (version or time), %T (time), or no percent sign.");
        };
    }

    private String group() {
        String user = project.getProperties().getProperty("docker.image.user");
        String[] parts = project.getGroupId().split("\\.");
        return user == null ? ImageReference.validComponent(parts[parts.length - 1]) : user;
    }

    private String version() {
        String tag = project.getProperties().getProperty("docker.image.tag");
        return tag == null || tag.isBlank() ? project.getVersion() : tag;
    }

    private boolean isSnapshot() {
        return version().endsWith(SNAPSHOT);
    }

    private String time() {
        return DateTimeFormatter.ofPattern(TIME).format(begin.atZone(ZoneId.systemDefault()));
    }
}

package io.github.dockermaven.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.project.MavenProject;

/**
 * What a POM says of a project, as the labels of the OCI image specification
 * (<a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">annotations</a>). The time of the
 * build is not among them: the same sources are to give the same image.
 */
public final class OciLabels {
    private static final String PREFIX = "org.opencontainers.image.";

    private OciLabels() {}

    public static Map<String, String> of(MavenProject project) {
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "title", project.getName());
        put(labels, "description", project.getDescription());
        put(labels, "version", project.getVersion());
        put(labels, "url", project.getUrl());
        put(labels, "source", project.getScm() == null ? null : project.getScm().getUrl());
        put(
                labels,
                "vendor",
                project.getOrganization() == null
                        ? null
                        : project.getOrganization().getName());
        put(labels, "licenses", join(project.getLicenses(), License::getName, " OR "));
        put(labels, "authors", join(project.getDevelopers(), OciLabels::name, ", "));
        return labels;
    }

    private static String name(Developer developer) {
        return developer.getName() == null ? developer.getId() : developer.getName();
    }

    private static <T> String join(List<T> list, Function<T, String> text, String separator) {
        return list.stream().map(text).filter(Objects::nonNull).collect(Collectors.joining(separator));
    }

    private static void put(Map<String, String> labels, String name, String value) {
        String line = value == null ? "" : value.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty()) {
            labels.put(PREFIX + name, line);
        }
    }
}

package io.github.dockermaven.images;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageIdOrName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The filters of an engine's images, as for {@code docker images --filter}.
 *
 * @param values the accepted values by the filter's name; an image has to pass all filters
 */
public record ImageFilters(Map<String, List<String>> values) {
    private static final String DANGLING = "dangling";
    private static final List<String> KNOWN = List.of("before", DANGLING, "label", "reference", "since");

    /**
     * Parses filters.
     *
     * @param patterns of names, one of which has to match: {@code shop/*}, {@code localhost:5000/users:1.*}
     * @param filters each {@code name=value}
     * @throws DockerFailureException if one has another form, an unknown name, or a value that its filter does not allow
     */
    public static ImageFilters parse(List<String> patterns, List<String> filters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        patterns.forEach(pattern -> add(values, "reference", pattern.strip()));
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            String name = filter.substring(0, Math.max(equals, 0)).strip();
            if (!KNOWN.contains(name)) {
                throw new DockerFailureException("docker.images.filter '" + filter + "' is not known. "
                        + DidYouMean.to(name, KNOWN)
                                .map(known -> "Did you mean " + known + "=" + filter.substring(equals + 1) + "?")
                                .orElse(
                                        "Write dangling=true, label=team=users, reference=shop/*, before=shop/users:1.0 or"
                                                + " since=shop/users:1.0."));
            }
            add(values, name, checked(name, filter.substring(equals + 1).strip()));
        }
        if (values.getOrDefault(DANGLING, List.of()).stream().distinct().count() > 1) {
            throw new DockerFailureException(
                    "docker.images.filter has dangling=true and dangling=false: no image is both."
                            + " Remove one of them.");
        }
        return new ImageFilters(values);
    }

    /** An engine answers another value with a word of its own, or finds nothing. */
    private static String checked(String name, String value) {
        return switch (name) {
            case DANGLING -> dangling(value);
            case "before", "since" -> ImageIdOrName.parse(value).text();
            default -> {
                if (value.isEmpty() || value.startsWith("=")) {
                    throw new DockerFailureException("docker.images.filter '" + name + "=" + value + "' has no "
                            + (name.equals("label")
                                    ? "label. Write label=team or label=team=users."
                                    : "pattern. Write reference=shop/*."));
                }
                yield value;
            }
        };
    }

    /** Newer engines read numbers, too. */
    private static String dangling(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default ->
                throw new DockerFailureException(
                        "docker.images.filter 'dangling=" + value + "' is neither true nor false."
                                + " Write dangling=true for the images without a name, dangling=false for the others.");
        };
    }

    private static void add(Map<String, List<String>> values, String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }
}

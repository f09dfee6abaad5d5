package io.github.dockermaven.images;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of an engine's images are meant: as {@code docker images --filter} has it.
 *
 * @param values what each filter allows, by the filter's name; an image has to pass all of them
 */
public record ImageFilters(Map<String, List<String>> values) {
    private static final List<String> KNOWN = List.of("before", "dangling", "label", "reference", "since");

    /**
     * Reads filters.
     *
     * @param patterns of names, of which one has to fit: {@code shop/*}, {@code localhost:5000/users:1.*}
     * @param filters each {@code name=value}
     * @throws DockerFailureException if one has another form, or there is no filter of its name
     */
    public static ImageFilters parse(List<String> patterns, List<String> filters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        patterns.forEach(pattern -> add(values, "reference", pattern));
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
            add(values, name, filter.substring(equals + 1));
        }
        return new ImageFilters(values);
    }

    private static void add(Map<String, List<String>> values, String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value.strip());
    }
}

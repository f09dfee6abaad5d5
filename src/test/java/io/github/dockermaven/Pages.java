package io.github.dockermaven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts for users: README.md and the pages of the site. */
public final class Pages {
    private static final Path SITE = Path.of("src/site/markdown");
    private static final Pattern FENCE =
            Pattern.compile("(?ms)^(?:<!-- test: ([^\n]+) -->\n)?```([^\n`]*)\n(.*?)^```$");

    private Pages() {}

    /**
     * A block of code.
     *
     * @param page the page's file
     * @param tests what holds it: {@code it/NAME}, a project of src/it, or a class of the unit tests
     * @param language the word behind the fence, empty for commands and what they print
     */
    public record Fragment(Path page, List<String> tests, String language, String text) {
        /** Returns the sources of what holds it. */
        public String textOfTests() {
            return tests.stream().map(Pages::textOf).collect(Collectors.joining("\n"));
        }

        @Override
        public String toString() {
            return page.getFileName() + ": " + text.lines().findFirst().orElse("");
        }
    }

    /** Returns the pages' texts by their files. */
    static Map<Path, String> all() {
        Map<Path, String> texts = new TreeMap<>(site());
        texts.put(Path.of("README.md"), read(Path.of("README.md")));
        return texts;
    }

    /** Returns those of the site. */
    static Map<Path, String> site() {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.collect(Collectors.toMap(file -> file, Pages::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a page of the site, for example {@code move-docker}. */
    static String page(String name) {
        return read(SITE.resolve(name + ".md"));
    }

    /** Returns the blocks of code of all pages. */
    public static Stream<Fragment> fragments() {
        return all().entrySet().stream().flatMap(page -> FENCE.matcher(page.getValue())
                .results()
                .map(found -> new Fragment(
                        page.getKey(),
                        found.group(1) == null
                                ? List.of()
                                : List.of(found.group(1).split(", ")),
                        found.group(2),
                        found.group(3))));
    }

    /** Returns all that a pattern's first group finds in a text. */
    static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String textOf(String test) {
        boolean isProject = test.startsWith("it/");
        String file = isProject ? ".*\\.(xml|groovy|properties|java|sh)" : ".*\\b" + test + "\\.java";
        try (Stream<Path> files = Files.walk(isProject ? Path.of("src", test) : Path.of("src/test/java"))) {
            return files.filter(each -> each.toString().matches(file))
                    .map(Pages::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.dockermaven;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts about the code: ARCHITECTURE.md, the records of decisions, and each package's package-info. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("ARCHITECTURE.md");
    private static final Path RECORDS = Path.of("docs/decisions");
    private static final Path CODE = Path.of("src/main/java/io/github/dockermaven");

    /** Types of the JDK, Maven and Jackson that the texts name. */
    private static final Set<String> OF_OTHERS = Set.of(
            "CompletableFuture",
            "ExecutionListener",
            "MojoExecutionException",
            "MojoFailureException",
            "ObjectMapper",
            "System.exit",
            "System.out");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[?`([a-z.]+)`[^|]*\\| (.+) \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+))?");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#([^)]+))?\\)");
    private static final Pattern JAVADOC_LINK = Pattern.compile("\\{@link io\\.github\\.dockermaven\\.([\\w.]+)");
    private static final Pattern LINK_WITHIN = Pattern.compile("\\{@link (\\w+)[ }]");
    private static final Pattern RECORD = Pattern.compile("(?ms)^## (.+?)\n\n(.*?)(?=^## |\\z)");

    @Test
    void pageIsOnePage() throws IOException {
        assertThat(Files.readString(PAGE).split("\\s+")).hasSizeLessThanOrEqualTo(1200);
    }

    @Test
    void pageHasALineForEachPackageInTheirOrder() throws IOException {
        List<String> rows =
                matches(ROW, Files.readString(PAGE)).map(m -> m.group(1)).toList();

        assertThat(rows).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(packages());
        assertThat(rows.stream().filter(name -> !name.contains(".")))
                .containsExactlyElementsOf(ArchitectureTest.PACKAGES);
    }

    @Test
    void eachPackageSaysWhatIsInIt() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (String name : packages()) {
            Path info = CODE.resolve(name.replace('.', '/')).resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.startsWith("/**") || !text.contains("<p>Main types:") || !text.contains("<p>Not here:")) {
                wrong.add(name);
            }
            matches(LINK_WITHIN, text)
                    .filter(m -> !Files.exists(info.resolveSibling(m.group(1) + ".java")))
                    .forEach(m -> wrong.add(name + " → " + m.group(1)));
            matches(JAVADOC_LINK, text)
                    .map(m -> m.group(1).replace('.', '/'))
                    .filter(target ->
                            !Files.exists(CODE.resolve(target)) && !Files.exists(CODE.resolve(target + ".java")))
                    .forEach(target -> wrong.add(name + " → " + target));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachTypeThatTheTextsNameIsInTheCode() throws IOException {
        Set<String> types = types();
        Set<String> missing = new TreeSet<>();
        for (Path text : texts()) {
            matches(QUOTED, Files.readString(text))
                    .filter(m -> TYPE.matcher(m.group(1)).matches() && !OF_OTHERS.contains(m.group(1)))
                    .filter(m -> !isInTheCode(m.group(1), types))
                    .forEach(m -> missing.add(text + ": " + m.group(1)));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void eachLinkLeadsSomewhere() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path text : texts()) {
            matches(LINK, Files.readString(text))
                    .filter(m -> !m.group(1).startsWith("http"))
                    .filter(m -> !leadsSomewhere(text.resolveSibling(m.group(1)), m.group(2)))
                    .forEach(m -> broken.add(text + ": " + m.group()));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void eachRecordIsWholeAndInTheIndex() throws IOException {
        String index = Files.readString(RECORDS.resolve("README.md"));
        Set<String> wrong = new TreeSet<>();
        for (Path file : records()) {
            List<MatchResult> records = matches(RECORD, Files.readString(file)).toList();
            assertThat(records).as(file.toString()).isNotEmpty();
            for (MatchResult each : records) {
                String body = each.group(2);
                String line = "- " + body.substring(0, 10) + " [" + each.group(1) + "](" + file.getFileName() + "#"
                        + anchor(each.group(1)) + ")\n";
                boolean whole =
                        body.matches("(?s)20\\d\\d-\\d\\d-\\d\\d\\b.*\\*\\*Context\\.\\*\\* .*\\*\\*Decision\\.\\*\\* "
                                + ".*\\*\\*Consequence\\.\\*\\* .*");
                if (!whole || !index.contains(line)) {
                    wrong.add(file + ": " + each.group(1));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Files.readString(PAGE))
                .contains(records().stream()
                        .map(file -> "(docs/decisions/" + file.getFileName() + ")")
                        .toList());
    }

    private static boolean isInTheCode(String quoted, Set<String> types) {
        String[] parts = quoted.split("\\.");
        return types.contains(parts[0]) && (parts.length == 1 || hasMember(parts[0], parts[1]));
    }

    private static boolean hasMember(String type, String member) {
        return sources().filter(file -> file.endsWith(type + ".java")).anyMatch(file -> {
            try {
                return Files.readString(file).contains(" " + member + "(");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean leadsSomewhere(Path file, String anchor) {
        try {
            return Files.exists(file)
                    && (anchor == null
                            || matches(RECORD, Files.readString(file))
                                    .anyMatch(m -> anchor(m.group(1)).equals(anchor)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name that code hosts give a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
    }

    private static Set<String> types() {
        return sources()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> packages() {
        return sources()
                .filter(file -> file.startsWith(CODE))
                .map(file -> Stream.of(
                                CODE.relativize(file.getParent()).toString().split("[/\\\\]"))
                        .collect(joining(".")))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"));
                Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            return Stream.concat(files, tests).filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> texts() throws IOException {
        return Stream.concat(
                        Stream.of(PAGE, Path.of("CONTRIBUTING.md"), RECORDS.resolve("README.md")), records().stream())
                .toList();
    }

    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(RECORDS)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}

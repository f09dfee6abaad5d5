package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.Pages.Fragment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every block of code in README.md and on the site names a test that holds it, and what it commands can be commanded. */
class SnippetsTest {
    private static final Pattern GOAL = Pattern.compile("(?:^| )docker:([a-z][a-z-]*)(?![\\w:.-])", Pattern.MULTILINE);
    private static final Pattern PROPERTY = Pattern.compile(" -D(docker\\.[\\w.-]+)");
    private static final Pattern LINK = Pattern.compile("]\\(([\\w-]+\\.md|images/[\\w.-]+)(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,4} (.+)$");

    static Stream<Fragment> fragments() {
        return Pages.fragments();
    }

    static Stream<Fragment> commands() {
        return fragments().filter(fragment -> fragment.text().contains("mvn "));
    }

    static Stream<Fragment> ofOthers() {
        return fragments().filter(fragment -> !fragment.tests().equals(List.of("SnippetsTest")));
    }

    static Stream<Fragment> yaml() {
        return fragments().filter(fragment -> fragment.language().equals("yaml"));
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void namesTestsThatExist(Fragment fragment) throws IOException {
        assertThat(fragment.tests()).isNotEmpty();
        for (String test : fragment.tests()) {
            if (test.startsWith("it/")) {
                assertThat(Path.of("src", test)).isDirectory();
            } else {
                try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
                    assertThat(files.filter(file -> file.endsWith(test + ".java")))
                            .as(test)
                            .hasSize(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsGoalsAndPropertiesThatThereAre(Fragment fragment) {
        PluginDescriptor plugin = PluginDescriptor.read();
        Set<String> names = plugin.names();
        assertThat(plugin.goals()).containsAll(Pages.matches(GOAL, fragment.text()));
        String pages = String.join("\n", Pages.all().values());
        assertThat(Pages.matches(PROPERTY, fragment.text()))
                .allMatch(property -> names.contains(property)
                        || pages.contains("`" + property + "`")
                        || pages.contains("`" + property.replaceFirst("\\.\\w+$", ".NAME") + "`"));
    }

    /** The tests that are named have its goals and properties. */
    @ParameterizedTest
    @MethodSource("ofOthers")
    void isWhatTheNamedTestsHave(Fragment fragment) {
        String tests = fragment.textOfTests();

        assertThat(Pages.matches(GOAL, fragment.text())).allMatch(goal -> has(tests, "[:'>]" + goal + "(?![\\w-])"));
        assertThat(Pages.matches(PROPERTY, fragment.text()))
                .map(property -> property.replaceFirst("(\\.env|\\.buildArg)\\.\\w+$", "$1"))
                .allMatch(property -> has(tests, Pattern.quote(property) + "(?!\\w)"));
    }

    private static boolean has(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).find();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void isYaml(Fragment fragment) {
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(fragment.text()))
                .isNotNull();
    }

    @Test
    void linksLeadSomewhere() {
        Pages.site().forEach((page, text) -> assertThat(LINK.matcher(text).results())
                .as(page.toString())
                .allMatch(link -> leadsSomewhere(page, link.group(1), link.group(2))));
    }

    private static boolean leadsSomewhere(Path page, String file, String anchor) {
        Path target = file.startsWith("images/") ? Path.of("src/site/resources", file) : page.resolveSibling(file);
        boolean isGenerated = file.equals("plugin-info.md");
        return isGenerated
                || Files.exists(target)
                        && (anchor == null
                                || Pages.matches(HEADING, Pages.read(target)).stream()
                                        .anyMatch(heading -> anchorOf(heading).equals(anchor)));
    }

    /** The name that code hosts and the site give a heading. */
    private static String anchorOf(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}

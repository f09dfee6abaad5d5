package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages have a place for every goal, parameter, property and element that there is. */
class ReferenceTest {
    /** The parameters of the goal help. */
    private static final Set<String> OF_HELP = Set.of("detail", "goal", "indentSize", "lineLength");

    /** What the readers of elements ask an element for. */
    private static final Pattern ASKED = Pattern.compile(
            "\\.(?:text|freeText|flag|isTrue|list|freeList|map|child|children|path)\\(\"([a-z]\\w*)\"\\)");

    private static final String PAGES = String.join("\n", Pages.site().values());

    @Test
    void hasEveryGoal() {
        Set<String> goals = PluginDescriptor.read().goals();
        assertThat(goals).hasSizeGreaterThan(5);
        assertThat(goals).allMatch(goal -> PAGES.contains("`docker:" + goal + "`"));
    }

    @Test
    void hasEveryParameter() {
        assertThat(PluginDescriptor.read().names())
                .hasSizeGreaterThan(100)
                .filteredOn(name -> !OF_HELP.contains(name))
                .allMatch(name -> PAGES.contains("`" + name + "`") || PAGES.contains("`<" + name + ">`"));
    }

    /** As the readers of the elements have them. */
    @ParameterizedTest
    @CsvSource({
        "RunElement ProcessElements ResourceElements StorageElements SecurityElements NetworkingElements FileElements"
                + " RunNetworks WaitElement WaitHttpElement WaitTcpElement LogElement RestartPolicyElement"
                + " RunHealthCheckElement DependsOnElement, reference-run",
        "ImageElement BuildElement AssemblyElement, reference-images",
        "NetworkElement, task-networks",
        "VolumeElement, task-volumes",
        "CopyElement, task-look-inside",
        "HealthcheckElement, reference-parameters"
    })
    void hasEveryElement(String readers, String page) {
        String text = Pages.page(page);
        Set<String> missing = new TreeSet<>();
        for (String reader : readers.split(" ")) {
            Path source = Path.of("src/main/java/io/github/dockermaven/config", reader + ".java");
            Pages.matches(ASKED, Pages.read(source)).stream()
                    .filter(element -> !text.matches("(?s).*[`/<]" + element + "[`/>=].*"))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesTestsThatExist() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
        List<String> named = Pages.matches(Pattern.compile("`([A-Z]\\w*Test)`"), PAGES);
        assertThat(named).isNotEmpty().allMatch(test -> tests.contains(test + ".java"));
    }
}

package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the table between its two marks in README.md. */
final class Report {
    private static final String BEGIN = "<!-- benchmark: written by src/bench/run.sh -->\n";
    private static final String END = "<!-- end of benchmark -->\n";
    private static final List<Scenario> SCENARIOS =
            List.of(Scenario.NEW_JAR, Scenario.UNCHANGED, Scenario.NEW_CLASS, Scenario.PUSH, Scenario.PUSH_CLASS);

    private final Settings settings;
    private final String machine;
    private final List<String> lines = new ArrayList<>();

    Report(Settings settings, String machine) {
        this.settings = settings;
        this.machine = machine;
    }

    void write(
            Map<Tool, Results> results,
            Samples validate,
            Map<Tool, Maven.ClassPath> classPaths,
            Map<Tool, String> smallHeap)
            throws IOException {
        row(" ", this::title);
        lines.add("|---".repeat(Tool.values().length + 1) + "|");
        for (Scenario scenario : Scenario.values()) {
            row(
                    "whole: " + scenario.title(),
                    tool -> tool.has(scenario)
                            ? results.get(tool).times(scenario).toString()
                            : "");
        }
        for (Scenario scenario : SCENARIOS) {
            row(
                    "goal: " + scenario.title(),
                    tool -> Samples.seconds(results.get(tool).goal(scenario)));
        }
        for (Scenario scenario : List.of(Scenario.NEW_JAR, Scenario.UNCHANGED, Scenario.NEW_CLASS)) {
            row(
                    "to the engine: " + scenario.title(),
                    tool -> bytes(results.get(tool).toEngine().get(scenario)));
        }
        for (Scenario scenario : List.of(Scenario.PUSH, Scenario.PUSH_CLASS)) {
            row(
                    "to the registry: " + scenario.title(),
                    tool -> bytes(results.get(tool).toRegistry().get(scenario)));
        }
        row(
                "Maven's peak memory: " + Scenario.NEW_JAR.title(),
                tool -> tool.isMaven() ? bytes(results.get(tool).peakMemory().get(Scenario.NEW_JAR)) : "");
        row("jar of 1 GB, heap of 128 MB", tool -> smallHeap.getOrDefault(tool, ""));
        row(
                "jars of the plugin",
                tool -> tool.isMaven()
                        ? classPaths.get(tool).jars() + ", "
                                + bytes(classPaths.get(tool).bytes())
                        : "");
        String text = "%s, %s; rounds: %d. `mvn validate` of the same project: %s s.%n%n%s%n"
                .formatted(LocalDate.now(), machine, settings.rounds(), validate, String.join("\n", lines));
        System.out.println();
        System.out.println(text);
        replace(text);
    }

    private String title(Tool tool) {
        return switch (tool) {
            case FABRIC8 -> tool.title() + " " + settings.get("fabric8");
            case JIB -> tool.title() + " " + settings.get("jib");
            default -> tool.title();
        };
    }

    private void row(String title, Function<Tool, String> cell) {
        lines.add(
                Arrays.stream(Tool.values()).map(cell).collect(Collectors.joining(" | ", "| " + title + " | ", " |")));
    }

    private static String bytes(long count) {
        return count < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
    }

    private void replace(String text) throws IOException {
        Path readme = settings.path("readme");
        String old = Files.readString(readme);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(readme + " has no place for the table: write the lines\n" + BEGIN + END);
        }
        Files.writeString(readme, old.substring(0, begin + BEGIN.length()) + text + old.substring(end));
    }
}

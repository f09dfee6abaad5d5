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

/** Writes each table between its two marks on its page, and the picture of the images' one. */
final class Report {
    private static final String IMAGES = "benchmark";
    private static final String CONTAINERS = "benchmark of containers";
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
        row("measured", this::title);
        lines.add("|---".repeat(Tool.values().length + 1) + "|");
        for (Scenario scenario : Scenario.values()) {
            whole(scenario, results);
        }
        for (Scenario scenario : SCENARIOS) {
            goal(scenario, results);
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
        peakMemory(Scenario.NEW_JAR, results);
        row("jar of 1 GB, heap of 128 MB", tool -> smallHeap.getOrDefault(tool, ""));
        for (HeavyBuild build : HeavyBuild.values()) {
            whole(build, results);
            goal(build, results);
            if (build.isLarge()) {
                peakMemory(build, results);
            }
        }
        row(
                "jars of the plugin",
                tool -> tool.isMaven()
                        ? classPaths.get(tool).jars() + ", "
                                + bytes(classPaths.get(tool).bytes())
                        : "");
        replace(IMAGES, validate, lines);
    }

    void write(ContainerRuns containers) throws IOException {
        replace(CONTAINERS, containers.validate(), containers.lines());
    }

    private void whole(Measured measured, Map<Tool, Results> results) {
        row(
                "whole: " + measured.title(),
                tool -> results.get(tool).has(measured)
                        ? results.get(tool).times(measured).toString()
                        : "");
    }

    private void goal(Measured measured, Map<Tool, Results> results) {
        row(
                "goal: " + measured.title(),
                tool -> results.get(tool).has(measured)
                        ? Samples.seconds(results.get(tool).goal(measured))
                        : "");
    }

    private void peakMemory(Measured measured, Map<Tool, Results> results) {
        row(
                "Maven's peak memory: " + measured.title(),
                tool -> tool.isMaven() && results.get(tool).has(measured)
                        ? bytes(results.get(tool).peakMemory().get(measured))
                        : "");
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

    static String bytes(long count) {
        return count < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
    }

    private void replace(String table, Samples validate, List<String> rows) throws IOException {
        String text = "%s, %s; rounds: %d. `mvn validate` of the same project: %s s.%n%n%s%n"
                .formatted(LocalDate.now(), machine, settings.rounds(), validate, String.join("\n", rows));
        System.out.println();
        System.out.println(text);
        Path file = settings.path("page");
        String begin = "<!-- " + table + ": written by src/bench/run.sh -->\n";
        String end = "<!-- end of " + table + " -->\n";
        String old = Files.readString(file);
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(file + " has no place for the table: write the lines\n" + begin + end);
        }
        String page = old.substring(0, from + begin.length()) + text + old.substring(to);
        Files.writeString(file, page);
        Files.writeString(settings.path("picture"), Chart.svg(page));
    }
}

package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The benchmark's table as a picture: how long each tool takes, in multiples of this plugin's time, with the spread of the
 * rounds. Maven's own start is taken off. It reads the table alone, so the picture can be made anew from any page that has it:
 * {@code java src/bench/java/bench/Chart.java PAGE PICTURE.svg}.
 */
public final class Chart {
    private static final String BEGIN = "<!-- benchmark:";
    private static final String END = "<!-- end of benchmark -->";
    private static final Pattern SECONDS = Pattern.compile("([\\d.]+) \\(([\\d.]+)–([\\d.]+)\\)");
    private static final Pattern VALIDATE = Pattern.compile("`mvn validate` of the same project: ([\\d.]+) ");
    private static final String WHOLE = "whole: ";
    private static final List<String> SCENARIOS = List.of(
            "new jar",
            "unchanged",
            "one class changed, in layers",
            "new jar, into the registry",
            "one class changed, in layers, into the registry");
    private static final int WIDTH = 760;
    private static final int LEFT = 190;
    private static final int RIGHT = 70;
    private static final int BAR = 13;
    private static final int GAP = 34;
    private static final int TOP = 72;

    private final List<String> tools;
    private final Map<String, List<String>> rows;
    private final double validate;

    /** A time in seconds, and the shortest and longest of the rounds. */
    private record Spread(double median, double least, double most) {
        Spread less(double seconds) {
            return new Spread(median - seconds, least - seconds, most - seconds);
        }

        Spread by(double seconds) {
            return new Spread(median / seconds, least / seconds, most / seconds);
        }
    }

    private Chart(String page) {
        List<List<String>> table = page.substring(page.indexOf(BEGIN), page.indexOf(END))
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
        List<String> headings = table.stream()
                .filter(row -> row.contains("this plugin"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The page has no table with a column 'this plugin'."));
        this.tools = headings.subList(1, headings.size() - 1);
        this.rows = table.stream()
                .filter(row -> row.get(0).startsWith(WHOLE) && row.size() == headings.size())
                .collect(Collectors.toMap(
                        row -> row.get(0).substring(WHOLE.length()), row -> row.subList(1, row.size() - 1)));
        Matcher matcher = VALIDATE.matcher(page);
        if (!matcher.find()) {
            throw new IllegalArgumentException("The page does not say how long `mvn validate` takes.");
        }
        this.validate = Double.parseDouble(matcher.group(1));
    }

    /** @param arguments the page that has the table, and the picture's file */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), svg(Files.readString(Path.of(arguments[0]))));
    }

    /** Returns the picture for a page's table. */
    static String svg(String page) {
        return new Chart(page).draw();
    }

    /** Maven's start is in the time of its plugins alone. */
    private Optional<Spread> seconds(String scenario, int tool) {
        Matcher matcher = SECONDS.matcher(rows.get(scenario).get(tool));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Spread whole = new Spread(
                Double.parseDouble(matcher.group(1)),
                Double.parseDouble(matcher.group(2)),
                Double.parseDouble(matcher.group(3)));
        return Optional.of(tools.get(tool).startsWith("`docker") ? whole : whole.less(validate));
    }

    private String draw() {
        List<String> parts = new ArrayList<>();
        double most = SCENARIOS.stream()
                .flatMap(scenario -> ratios(scenario).stream())
                .flatMap(Optional::stream)
                .mapToDouble(Spread::most)
                .max()
                .orElseThrow();
        double unit = (WIDTH - LEFT - RIGHT) / most;
        String one = "<path d=\"M%s %dV%%d\" class=\"one\"/>".formatted(number(LEFT + unit), TOP);
        int y = TOP;
        for (String scenario : SCENARIOS) {
            parts.add(text(LEFT, y, "title", scenario));
            y += 8;
            List<Optional<Spread>> ratios = ratios(scenario);
            for (int tool = 0; tool < ratios.size(); tool++) {
                if (ratios.get(tool).isPresent()) {
                    parts.addAll(bar(y, tool, ratios.get(tool).get(), unit));
                    y += BAR + 4;
                }
            }
            y += GAP - 8;
        }
        int height = y - 8;
        return head(height) + String.join("\n", parts) + "\n" + one.formatted(height - 16) + "\n</svg>\n";
    }

    private List<Optional<Spread>> ratios(String scenario) {
        double ours = seconds(scenario, 0).orElseThrow().median();
        List<Optional<Spread>> ratios = new ArrayList<>();
        for (int tool = 0; tool < tools.size(); tool++) {
            ratios.add(seconds(scenario, tool).map(time -> time.by(ours)));
        }
        return ratios;
    }

    private List<String> bar(int y, int tool, Spread ratio, double unit) {
        String kind = tool == 0 ? "ours" : "other";
        double end = LEFT + ratio.median() * unit;
        int middle = y + BAR / 2;
        return List.of(
                "<text x=\"%d\" y=\"%d\" class=\"tool %s\">%s</text>"
                        .formatted(LEFT - 8, y + BAR - 2, kind, name(tools.get(tool))),
                "<rect x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" class=\"%s\"/>"
                        .formatted(LEFT, y, number(ratio.median() * unit), BAR, kind),
                "<path d=\"M%s %dH%s\" class=\"spread\"/>"
                        .formatted(
                                number(LEFT + Math.max(0, ratio.least()) * unit),
                                middle,
                                number(LEFT + ratio.most() * unit)),
                text(
                        (int) Math.round(Math.max(end, LEFT + ratio.most() * unit)) + 6,
                        y + BAR - 2,
                        "value",
                        String.format(Locale.ROOT, "%.1f", ratio.median())));
    }

    private static String name(String tool) {
        return tool.replace("`", "").replace("this plugin", "docker-maven-plugin");
    }

    private static String head(int height) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title">
                <title id="title">How long an image takes to build, in multiples of this plugin's time</title>
                <style>
                text { font: 12px system-ui, sans-serif; fill: #1f2328; }
                .heading, .title { font-weight: 600; }
                .tool { text-anchor: end; }
                .ours { fill: #0757b8; }
                .tool.ours { font-weight: 600; }
                .other { fill: #6e7781; }
                .tool.other { fill: #1f2328; }
                .spread { stroke: #1f2328; stroke-width: 1.5; }
                .one { stroke: #0757b8; stroke-dasharray: 3 4; }
                @media (prefers-color-scheme: dark) {
                text, .tool.other { fill: #e6edf3; }
                .ours, .tool.ours { fill: #6cb6ff; }
                .other { fill: #8b949e; }
                .spread { stroke: #e6edf3; }
                .one { stroke: #6cb6ff; }
                }
                </style>
                <text x="12" y="22" class="heading">Time to build an image, in multiples of this plugin's (shorter is better)</text>
                <text x="12" y="40">Without the start of Maven. Lines: the shortest and longest of the rounds.</text>
                """.formatted(WIDTH, height);
    }

    private static String text(int x, int y, String kind, String text) {
        return "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>".formatted(x, y, kind, text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

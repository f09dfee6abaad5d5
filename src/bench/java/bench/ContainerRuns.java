package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Starts, stops and replaces containers by this plugin, by shell commands and by compose if it is there, in turns. */
final class ContainerRuns {
    private static final String OURS = "this plugin";
    private static final String AT_ONCE = "`docker`, at once";
    private static final String IN_TURN = "`docker`, one by one";
    private static final String COMPOSE = "`docker compose`";
    private static final List<String> COLUMNS = List.of(OURS, AT_ONCE, IN_TURN, COMPOSE);

    private static final String START = "start of 10";
    private static final String UNCHANGED = "start of 10 that run as configured";
    private static final String REPLACE = "one of 10 made anew for a new image";
    private static final String STOP = "stop of 10";
    private static final String STOP_STUBBORN = "stop of 10 that ignore SIGTERM and have 3 s";

    private static final int GRACE = 3;
    private static final String STARTED = "";
    private static final String LOGGED = "<log>running</log>";

    private final Commands commands;
    private final Settings settings;
    private final String docker;
    private final String image;
    private final Map<String, Map<String, Samples>> times = new LinkedHashMap<>();
    private final Samples validate = new Samples();
    private long peakMemory;
    private int revision;

    ContainerRuns(Commands commands) {
        this.commands = commands;
        this.settings = commands.settings();
        this.docker = settings.get("docker");
        this.image = "docker-maven-plugin-it/bench-containers";
    }

    void measure() throws IOException, InterruptedException {
        ContainerProject willing = project("bench-willing", 10, ContainerProject.WILLING, STARTED);
        ContainerProject stubborn = project("bench-stubborn", 10, ContainerProject.STUBBORN, STARTED);
        ContainerProject fifty = project("bench-fifty", 50, ContainerProject.WILLING, LOGGED);
        try {
            for (int round = 0; round <= settings.rounds(); round++) {
                Benchmark.say(
                        "Containers, " + (round == 0 ? "warm-up" : "round " + round + " of " + settings.rounds()));
                measure(willing, stubborn, round > 0);
            }
            measureMemory(fifty);
        } finally {
            for (ContainerProject project : List.of(willing, stubborn, fifty)) {
                run(project.clear(docker));
            }
            commands.docker("image", "rm", "--force", image);
        }
    }

    private void measure(ContainerProject willing, ContainerProject stubborn, boolean counts)
            throws IOException, InterruptedException {
        Duration start = run(willing.maven(settings, "validate"));
        if (counts) {
            validate.add(start);
        }
        measureOurs(willing, stubborn, counts);
        measureDocker(willing, stubborn, AT_ONCE, counts);
        measureDocker(willing, stubborn, IN_TURN, counts);
        if (!settings.get("compose").isEmpty()) {
            measureCompose(willing, stubborn, counts);
        }
    }

    private ContainerProject project(String name, int count, String script, String wait) throws IOException {
        Path folder = settings.path("work").resolve("containers").resolve(name);
        return new ContainerProject(folder, name, count, image, script, GRACE).write(settings.get("version"), wait);
    }

    private void measureOurs(ContainerProject willing, ContainerProject stubborn, boolean counts)
            throws IOException, InterruptedException {
        newImage();
        add(START, OURS, counts, run(goal(willing, "start")));
        add(UNCHANGED, OURS, counts, run(goal(willing, "start")));
        newImage();
        List<String> replace = goal(willing, "start");
        replace.add("-Ddocker.container=bench-willing-0");
        add(REPLACE, OURS, counts, run(replace));
        add(STOP, OURS, counts, run(goal(willing, "stop")));
        run(goal(stubborn, "start"));
        add(STOP_STUBBORN, OURS, counts, run(goal(stubborn, "stop")));
    }

    private void measureDocker(ContainerProject willing, ContainerProject stubborn, String column, boolean counts)
            throws IOException, InterruptedException {
        boolean atOnce = column.equals(AT_ONCE);
        newImage();
        add(START, column, counts, run(willing.run(docker, atOnce)));
        newImage();
        Duration replaced = run(willing.replace(docker));
        Duration stopped = run(willing.remove(docker));
        run(stubborn.run(docker, true));
        Duration stubbornStopped = run(stubborn.remove(docker));
        if (!atOnce) {
            // One command: docker stop takes all of them.
            add(REPLACE, column, counts, replaced);
            add(STOP, column, counts, stopped);
            add(STOP_STUBBORN, column, counts, stubbornStopped);
        }
    }

    private void measureCompose(ContainerProject willing, ContainerProject stubborn, boolean counts)
            throws IOException, InterruptedException {
        String compose = settings.get("compose");
        newImage();
        add(START, COMPOSE, counts, run(willing.compose(compose, "up", "-d")));
        add(UNCHANGED, COMPOSE, counts, run(willing.compose(compose, "up", "-d")));
        newImage();
        add(REPLACE, COMPOSE, counts, run(willing.compose(compose, "up", "-d", "--no-deps", "bench-willing-0")));
        add(STOP, COMPOSE, counts, run(willing.compose(compose, "down")));
        run(stubborn.compose(compose, "up", "-d"));
        add(STOP_STUBBORN, COMPOSE, counts, run(stubborn.compose(compose, "down")));
    }

    private void measureMemory(ContainerProject fifty) throws IOException, InterruptedException {
        List<String> start = goal(fifty, "start");
        peakMemory = commands.watched(start, commands.direct()).orFail(start).peakMemory();
        run(goal(fifty, "stop"));
    }

    /** Gives the containers' image another content, with layers of no bytes. */
    private void newImage() throws IOException, InterruptedException {
        run(List.of(
                "sh",
                "-c",
                "printf 'FROM %s\\nLABEL revision=%d\\n' | %s build -q -t %s -"
                        .formatted(settings.get("base"), ++revision, docker, image)));
    }

    private List<String> goal(ContainerProject project, String goal) {
        return project.maven(settings, Tool.OURS.plugin() + ":" + goal);
    }

    private Duration run(List<String> command) throws IOException, InterruptedException {
        return commands.timed(command, commands.direct()).took();
    }

    private void add(String row, String column, boolean counts, Duration took) {
        Benchmark.say("  " + row + ", " + column + " " + Samples.seconds(took));
        if (counts) {
            times.computeIfAbsent(row, first -> new LinkedHashMap<>())
                    .computeIfAbsent(column, first -> new Samples())
                    .add(took);
        }
    }

    /** Maven's start with the project. */
    Samples validate() {
        return validate;
    }

    /** The table's lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| measured | " + String.join(" | ", COLUMNS) + " |");
        lines.add("|---".repeat(COLUMNS.size() + 1) + "|");
        times.forEach((row, samples) -> {
            line(lines, "whole: " + row, column -> samples.get(column).toString(), samples);
            line(lines, "goal: " + row, column -> Samples.seconds(goal(samples, column)), samples);
            line(
                    lines,
                    "this plugin's goal ÷ it: " + row,
                    column -> ratio(goal(samples, OURS), goal(samples, column)),
                    samples);
        });
        lines.add("| whole ÷ `mvn validate`: " + UNCHANGED + " | "
                + ratio(times.get(UNCHANGED).get(OURS).median(), validate.median()) + " |  |  |  |");
        lines.add("| Maven's peak memory: start of 50 whose logs are awaited | " + Report.bytes(peakMemory)
                + " |  |  |  |");
        return lines;
    }

    private static void line(
            List<String> lines, String title, UnaryOperator<String> cell, Map<String, Samples> samples) {
        lines.add(COLUMNS.stream()
                .map(column -> samples.containsKey(column) ? cell.apply(column) : "")
                .collect(Collectors.joining(" | ", "| " + title + " | ", " |")));
    }

    /** Less Maven's start. */
    private Duration goal(Map<String, Samples> samples, String column) {
        Duration whole = samples.get(column).median();
        return column.equals(OURS) ? whole.minus(validate.median()) : whole;
    }

    private static String ratio(Duration duration, Duration by) {
        return String.format(Locale.ROOT, "%.2f", (double) duration.toNanos() / by.toNanos());
    }
}

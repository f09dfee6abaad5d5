package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs each tool in each scenario, again and again in turns, so that what else happens on the machine meets all of them.
 * Called by run.sh.
 */
final class Benchmark {
    private static final String HEAP = "-Xmx128m";
    private static final long LARGE_JAR = 1_000_000_000;

    private final Settings settings;
    private final Commands commands;
    private final Service service;
    private final Map<Tool, Results> results = new EnumMap<>(Tool.class);
    private final Samples validate = new Samples();
    private final Map<Tool, Maven.ClassPath> classPaths = new EnumMap<>(Tool.class);
    private final Map<Tool, String> smallHeap = new EnumMap<>(Tool.class);

    private Benchmark(Settings settings, Commands commands) throws IOException {
        this.settings = settings;
        this.commands = commands;
        this.service = new Service(settings.path("work").resolve("service"));
        for (Tool tool : Tool.values()) {
            results.put(tool, Results.none());
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.of(arguments);
        Commands commands = new Commands(settings);
        Report report = new Report(settings, machine(commands));
        if (settings.measures("images")) {
            new Benchmark(settings, commands).measure(report);
        }
        if (settings.measures("containers")) {
            ContainerRuns containers = new ContainerRuns(commands);
            containers.measure();
            report.write(containers);
        }
    }

    private void measure(Report report) throws IOException, InterruptedException {
        prepare();
        measureTimes();
        measureBytesAndMemory();
        measureClassPaths();
        tryLargeJar();
        makeRoom();
        new HeavyBuilds(commands, service, results).measure();
        report.write(results, validate, classPaths, smallHeap);
    }

    private void prepare() throws IOException, InterruptedException {
        say("Laying out the contexts …");
        List<String> layOut = new ArrayList<>(Maven.command(settings, service));
        layOut.addAll(List.of("-Ddocker.layout=layers", Tool.OURS.plugin() + ":dockerfile"));
        commands.timed(layOut, commands.direct());
        service.makeContexts(settings.get("base"));
        Files.createDirectories(settings.path("work").resolve("no-classes/classes"));
    }

    private void measureTimes() throws IOException, InterruptedException {
        List<String> validateCommand = new ArrayList<>(Maven.command(settings, service));
        validateCommand.add("validate");
        // The first round, in which all is loaded, cached and compiled for the first time, does not count.
        for (int round = 0; round <= settings.rounds(); round++) {
            say(round == 0 ? "Warm-up" : "Round " + round + " of " + settings.rounds());
            Duration took = commands.timed(validateCommand, commands.direct()).took();
            if (round > 0) {
                validate.add(took);
            }
            for (Tool tool : Tool.values()) {
                measureTimes(tool, round > 0);
            }
        }
    }

    private void measureTimes(Tool tool, boolean counts) throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder();
        for (Scenario scenario : Scenario.values()) {
            if (tool.has(scenario)) {
                Duration took = measure(tool, scenario, commands.direct()).took();
                line.append("  ").append(scenario.title()).append(' ').append(Samples.seconds(took));
                if (counts) {
                    results.get(tool).times(scenario).add(took);
                }
            }
        }
        say("  " + tool.title() + ":" + line);
    }

    private Run measure(Tool tool, Scenario scenario, Place place) throws IOException, InterruptedException {
        if (scenario.changes()) {
            service.change();
        }
        List<String> command = tool.command(scenario, place, service, settings);
        if (tool.usesEngine(scenario)) {
            return commands.replacing(tool.image(scenario, place), command, place);
        }
        commands.settle();
        return commands.timed(command, place);
    }

    private void measureBytesAndMemory() throws IOException, InterruptedException {
        say("Counting bytes and memory …");
        Path engine = Path.of(settings.get("host").replaceFirst("unix://", ""));
        Path socket = Files.createTempDirectory("bench").resolve("engine.sock");
        int registryPort = Integer.parseInt(settings.get("registry").replaceFirst(".*:", ""));
        try (ByteCounter engineBytes = ByteCounter.ofSocket(engine, socket);
                ByteCounter registryBytes = ByteCounter.ofPort(registryPort)) {
            Place counted = new Place("unix://" + socket, "localhost:" + registryBytes.port());
            for (Tool tool : Tool.values()) {
                // By this address the registry is a new one, which the base image's layers have to be told of.
                measure(tool, Scenario.PUSH, counted);
                measure(tool, Scenario.PUSH_CLASS, counted);
                for (Scenario scenario : Scenario.values()) {
                    if (!tool.has(scenario)) {
                        continue;
                    }
                    if (scenario.changes()) {
                        service.change();
                    }
                    engineBytes.take();
                    registryBytes.take();
                    List<String> command = tool.command(scenario, counted, service, settings);
                    Run run = commands.watched(command, counted).orFail(command);
                    results.get(tool).toEngine().put(scenario, engineBytes.take());
                    results.get(tool).toRegistry().put(scenario, registryBytes.take());
                    results.get(tool).peakMemory().put(scenario, run.peakMemory());
                }
                commands.docker(
                        "image", "rm", tool.image(Scenario.PUSH, counted), tool.image(Scenario.PUSH_CLASS, counted));
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(socket.getParent());
        }
    }

    private void measureClassPaths() throws IOException, InterruptedException {
        for (Tool tool : Tool.values()) {
            if (tool.isMaven()) {
                List<String> command =
                        new ArrayList<>(tool.command(Scenario.START, commands.direct(), service, settings));
                command.add("-X");
                classPaths.put(
                        tool,
                        Maven.classPath(
                                commands.timed(command, commands.direct()).output(), settings.path("repository")));
            }
        }
    }

    /** One file of random bytes makes the jar a large one. */
    private void tryLargeJar() throws IOException, InterruptedException {
        say("A jar of 1 GB with " + HEAP + " …");
        Path folder = Files.createDirectories(settings.path("work").resolve("large"));
        Path file = folder.resolve("large.bin");
        RandomFile.write(file, LARGE_JAR);
        List<String> update = List.of(
                Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                "--update",
                "--no-compress",
                "--file",
                service.jar().toString(),
                "-C",
                folder.toString(),
                "large.bin");
        commands.timed(update, commands.direct());
        Files.delete(file);
        for (Tool tool : Tool.values()) {
            if (tool.isMaven()) {
                service.change();
                Run run = commands.watched(tool.command(Scenario.NEW_JAR, commands.direct(), service, settings), HEAP);
                String result = run.exitCode() == 0
                        ? "built in " + Samples.seconds(run.took()) + " s"
                        : run.output().contains("OutOfMemoryError") ? "OutOfMemoryError" : "failed";
                say("  " + tool.title() + ": " + result);
                smallHeap.put(tool, result);
                commands.docker("image", "rm", tool.image(Scenario.NEW_JAR, commands.direct()));
            }
        }
    }

    /** Gigabytes: the large jar, and what Jib and io.fabric8 keep of it. */
    private void makeRoom() throws IOException {
        service.clean();
        Folder.delete(settings.path("work").resolve("jib-application"));
    }

    private static String machine(Commands commands) throws IOException, InterruptedException {
        String engine = commands.docker("version", "--format", "{{.Server.Version}}")
                .output()
                .strip();
        String driver =
                commands.docker("info", "--format", "{{.Driver}}").output().strip();
        String maven = commands.timed(List.of("mvn", "-v"), commands.direct())
                .output()
                .replaceAll("(?s).*Apache Maven (\\S+).*", "$1")
                .replaceAll("\\e.*", "");
        long memory = ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return "%d cores, %d GB of memory, Docker Engine %s (%s), JDK %s, Maven %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(memory / 1e9),
                        engine,
                        driver,
                        Runtime.version().feature() + "." + Runtime.version().interim() + "."
                                + Runtime.version().update(),
                        maven);
    }

    static void say(String text) {
        System.out.println("[bench] " + text);
    }
}

package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs each tool in each scenario, again and again in turns, so that what else happens on the machine meets all of them.
 * Called by run.sh.
 */
final class Benchmark {
    private static final String HEAP = "-Xmx128m";
    private static final long LARGE_JAR = 1_000_000_000;

    private final Settings settings;
    private final Service service;
    private final Map<Tool, Results> results = new EnumMap<>(Tool.class);
    private final Samples validate = new Samples();
    private final Map<Tool, Maven.ClassPath> classPaths = new EnumMap<>(Tool.class);
    private final Map<Tool, String> smallHeap = new EnumMap<>(Tool.class);

    private Benchmark(Settings settings) throws IOException {
        this.settings = settings;
        this.service = new Service(settings.path("work").resolve("service"));
        for (Tool tool : Tool.values()) {
            results.put(tool, Results.none());
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.of(arguments);
        Benchmark benchmark = new Benchmark(settings);
        benchmark.prepare();
        benchmark.measureTimes();
        benchmark.measureBytesAndMemory();
        benchmark.measureClassPaths();
        benchmark.tryLargeJar();
        new Report(settings, benchmark.machine())
                .write(benchmark.results, benchmark.validate, benchmark.classPaths, benchmark.smallHeap);
    }

    private void prepare() throws IOException, InterruptedException {
        say("Laying out the contexts …");
        List<String> layOut = new ArrayList<>(Maven.command(settings, service));
        layOut.addAll(List.of("-Ddocker.layout=layers", Tool.OURS.plugin() + ":dockerfile"));
        run(layOut, direct());
        service.makeContexts(settings.get("base"));
        Files.createDirectories(settings.path("work").resolve("no-classes/classes"));
    }

    private void measureTimes() throws IOException, InterruptedException {
        List<String> validateCommand = new ArrayList<>(Maven.command(settings, service));
        validateCommand.add("validate");
        // The first round, in which all is loaded, cached and compiled for the first time, does not count.
        for (int round = 0; round <= settings.rounds(); round++) {
            say(round == 0 ? "Warm-up" : "Round " + round + " of " + settings.rounds());
            Duration took = run(validateCommand, direct()).took();
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
                Duration took = measure(tool, scenario, direct()).took();
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
        String image = tool.image(scenario, place);
        String before = tool.usesEngine(scenario) ? imageId(image) : "";
        settle();
        Run run = run(tool.command(scenario, place, service, settings), place);
        if (!before.isEmpty() && !before.equals(imageId(image))) {
            docker("image", "rm", before);
        }
        return run;
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
                    Run run = Run.watched(command, environment(counted), log()).orFail(command);
                    results.get(tool).toEngine().put(scenario, engineBytes.take());
                    results.get(tool).toRegistry().put(scenario, registryBytes.take());
                    results.get(tool).peakMemory().put(scenario, run.peakMemory());
                }
                docker("image", "rm", tool.image(Scenario.PUSH, counted), tool.image(Scenario.PUSH_CLASS, counted));
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(socket.getParent());
        }
    }

    private void measureClassPaths() throws IOException, InterruptedException {
        for (Tool tool : Tool.values()) {
            if (tool.isMaven()) {
                List<String> command = new ArrayList<>(tool.command(Scenario.START, direct(), service, settings));
                command.add("-X");
                classPaths.put(tool, Maven.classPath(run(command, direct()).output(), settings.path("repository")));
            }
        }
    }

    /** One file of random bytes makes the jar a large one. */
    private void tryLargeJar() throws IOException, InterruptedException {
        say("A jar of 1 GB with " + HEAP + " …");
        Path folder = Files.createDirectories(settings.path("work").resolve("large"));
        Path file = folder.resolve("large.bin");
        Random random = new Random(1);
        byte[] chunk = new byte[1_000_000];
        try (OutputStream output = Files.newOutputStream(file)) {
            for (long written = 0; written < LARGE_JAR; written += chunk.length) {
                random.nextBytes(chunk);
                output.write(chunk);
            }
        }
        List<String> update = List.of(
                Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                "--update",
                "--no-compress",
                "--file",
                service.jar().toString(),
                "-C",
                folder.toString(),
                "large.bin");
        run(update, direct());
        Files.delete(file);
        for (Tool tool : Tool.values()) {
            if (tool.isMaven()) {
                service.change();
                Map<String, String> environment = new java.util.HashMap<>(environment(direct()));
                environment.put("MAVEN_OPTS", HEAP);
                Run run = Run.watched(tool.command(Scenario.NEW_JAR, direct(), service, settings), environment, log());
                String result = run.exitCode() == 0
                        ? "built in " + Samples.seconds(run.took()) + " s"
                        : run.output().contains("OutOfMemoryError") ? "OutOfMemoryError" : "failed";
                say("  " + tool.title() + ": " + result);
                smallHeap.put(tool, result);
                docker("image", "rm", tool.image(Scenario.NEW_JAR, direct()));
            }
        }
    }

    private Run run(List<String> command, Place place) throws IOException, InterruptedException {
        return Run.timed(command, environment(place), log());
    }

    private Place direct() {
        return new Place(settings.get("host"), settings.get("registry"));
    }

    private Map<String, String> environment(Place place) {
        return Map.of("DOCKER_HOST", place.engine(), "DOCKER_CONFIG", settings.get("config"));
    }

    private Path log() {
        return settings.path("work").resolve("command.log");
    }

    private String imageId(String image) throws IOException, InterruptedException {
        Run run = docker("image", "inspect", "--format", "{{.Id}}", image);
        return run.exitCode() == 0 ? run.output().strip() : "";
    }

    private Run docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(settings.get("docker")));
        command.addAll(List.of(arguments));
        return Run.watched(command, environment(direct()), log());
    }

    /** Waits until what the run before has written is on the disk, so that the next does not pay for it. */
    private void settle() throws IOException, InterruptedException {
        run(List.of("sync"), direct());
    }

    private String machine() throws IOException, InterruptedException {
        String engine =
                docker("version", "--format", "{{.Server.Version}}").output().strip();
        String driver = docker("info", "--format", "{{.Driver}}").output().strip();
        String maven = run(List.of("mvn", "-v"), direct())
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

    private static void say(String text) {
        System.out.println("[bench] " + text);
    }
}

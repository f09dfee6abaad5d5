package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the heavy builds, after all others, so that those do not meet what these leave in memory and on the disk.
 *
 * @param commands what runs commands
 * @param service the project whose goal is called
 * @param results where the results go, by tool
 */
record HeavyBuilds(Commands commands, Service service, Map<Tool, Results> results) {
    private static final String HEAP = "-Xmx96m";
    private static final long LARGE_FILE = 2_000_000_000;

    void measure() throws IOException, InterruptedException {
        Path folder = commands.settings().path("work").resolve("heavy");
        Benchmark.say("Making 100,000 files …");
        Context files = Context.ofManyFiles(folder.resolve("files"));
        measure(HeavyBuild.IGNORED_FOLDER, files);
        measure(HeavyBuild.IGNORED_PATTERN, files);
        Folder.delete(files.folder());
        Benchmark.say("Making a file of 2 GB …");
        Context large = Context.ofLargeFile(folder.resolve("large"), LARGE_FILE);
        measure(HeavyBuild.LARGE_FILE, large);
        measure(HeavyBuild.LARGE_FILE_PUSH, large);
        Folder.delete(large.folder());
    }

    private void measure(HeavyBuild build, Context context) throws IOException, InterruptedException {
        int warmUps = build.isLarge() ? 0 : 1;
        int rounds = build.isLarge() ? 1 : commands.settings().rounds();
        Benchmark.say(build.title());
        for (int round = 0; round < warmUps + rounds; round++) {
            for (Tool tool : tools(build)) {
                Run run = build.isLarge() ? runLarge(tool, build, context) : run(tool, build, context);
                Benchmark.say("  " + tool.title() + " " + Samples.seconds(run.took()));
                if (round >= warmUps) {
                    results.get(tool).times(build).add(run.took());
                    results.get(tool).peakMemory().put(build, run.peakMemory());
                }
            }
        }
    }

    /** Those that build by a Dockerfile and know {@code .dockerignore}; of what an engine pushes, once is enough. */
    private static List<Tool> tools(HeavyBuild build) {
        return build.isPushed() ? List.of(Tool.OURS, Tool.BUILDKIT) : List.of(Tool.OURS, Tool.CLASSIC, Tool.BUILDKIT);
    }

    private Run run(Tool tool, HeavyBuild build, Context context) throws IOException, InterruptedException {
        return commands.replacing(
                tool.image(build, commands.direct()), command(tool, build, context), commands.direct());
    }

    private Run runLarge(Tool tool, HeavyBuild build, Context context) throws IOException, InterruptedException {
        List<String> command = command(tool, build, context);
        commands.settle();
        Run run = commands.watched(command, HEAP).orFail(command);
        commands.docker("image", "rm", tool.image(build, commands.direct()));
        return run;
    }

    private List<String> command(Tool tool, HeavyBuild build, Context context) throws IOException {
        boolean straight = build.isPushed() && tool.goesStraight();
        context.change(commands.settings().get(straight ? "registryBase" : "base"), build.ignored());
        return tool.command(build, context, commands.direct(), service, commands.settings());
    }
}

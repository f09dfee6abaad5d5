package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is measured. */
enum Tool {
    OURS("this plugin", "io.github.dockermaven:docker-maven-plugin"),
    FABRIC8("io.fabric8", "io.fabric8:docker-maven-plugin"),
    JIB("Jib", "com.google.cloud.tools:jib-maven-plugin"),
    CLASSIC("`docker build`, classic", null),
    BUILDKIT("`docker build`, BuildKit", null);

    private static final String STRAIGHT = "-Ddocker.destination=registry";

    private final String title;
    private final String plugin;

    Tool(String title, String plugin) {
        this.title = title;
        this.plugin = plugin;
    }

    String title() {
        return title;
    }

    /** Group and artifact, {@code null} for the docker command line. */
    String plugin() {
        return plugin;
    }

    boolean isMaven() {
        return plugin != null;
    }

    /** Whether it can be measured in this scenario. */
    boolean has(Scenario scenario) {
        return isMaven() || scenario != Scenario.START;
    }

    /** The image that it makes; only what is pushed has a registry in its name. */
    String image(Scenario scenario, Place place) {
        return image(scenario.isLayered() ? "layers" : "jar", scenario.isPushed(), place);
    }

    /** The image that it makes of a heavy context. */
    String image(HeavyBuild build, Place place) {
        return image(build.isLarge() ? "large" : "files", build.isPushed(), place);
    }

    private String image(String tag, boolean pushed, Place place) {
        String name = "docker-maven-plugin-it/bench-" + name().toLowerCase() + ":" + tag;
        return pushed ? place.registry() + "/" + name : name;
    }

    /** Whether the image is in the engine afterwards. */
    boolean usesEngine(Scenario scenario) {
        return scenario != Scenario.START && !goesStraight(scenario);
    }

    private boolean goesStraight(Scenario scenario) {
        return scenario.isPushed() && goesStraight();
    }

    /** Whether it puts images into a registry without an engine. */
    boolean goesStraight() {
        return this == OURS || this == JIB;
    }

    List<String> command(Scenario scenario, Place place, Service service, Settings settings) {
        return isMaven()
                ? maven(scenario, place, service, settings)
                : docker(image(scenario, place), service.context(scenario), scenario.isPushed(), settings);
    }

    /** The command that makes an image by the Dockerfile in a heavy context; of plugins only ours is called so. */
    List<String> command(HeavyBuild build, Context context, Place place, Service service, Settings settings) {
        String image = image(build, place);
        if (!isMaven()) {
            return docker(image, context.folder(), build.isPushed(), settings);
        }
        List<String> command = new ArrayList<>(Maven.command(settings, service));
        command.add("-Dbench.image=" + image);
        command.add("-Ddocker.contextDir=" + context.folder());
        command.add("-Ddocker.dockerfile=" + context.dockerfile());
        if (build.isPushed()) {
            command.add(STRAIGHT);
        }
        command.add(plugin + ":build");
        return command;
    }

    private List<String> maven(Scenario scenario, Place place, Service service, Settings settings) {
        List<String> command = new ArrayList<>(Maven.command(settings, service));
        command.add("-Dbench.image=" + image(scenario, place));
        command.add("-Dbench.context=" + service.context(scenario));
        boolean fromRegistry = this == JIB || goesStraight(scenario);
        command.add("-Dbench.from=" + settings.get(fromRegistry ? "registryBase" : "base"));
        command.addAll(
                switch (this) {
                    case OURS -> ourOptions(scenario);
                    case JIB -> jibOptions(scenario, service, settings);
                    default -> List.of();
                });
        goals(scenario).forEach(goal -> command.add(plugin + ":" + goal));
        return command;
    }

    private List<String> goals(Scenario scenario) {
        if (this == JIB) {
            return List.of(scenario.isPushed() ? "build" : "dockerBuild");
        }
        if (scenario == Scenario.START) {
            return List.of("help");
        }
        return scenario.isPushed() && !goesStraight(scenario) ? List.of("build", "push") : List.of("build");
    }

    private List<String> ourOptions(Scenario scenario) {
        List<String> options = new ArrayList<>();
        if (scenario.isLayered()) {
            options.add("-Ddocker.layout=layers");
        }
        if (goesStraight(scenario)) {
            options.add(STRAIGHT);
        }
        return options;
    }

    private static List<String> jibOptions(Scenario scenario, Service service, Settings settings) {
        List<String> options = new ArrayList<>(List.of(
                "-Djib.dockerClient.executable=" + settings.get("docker"),
                "-Djib.baseImageCache=" + settings.path("work").resolve("jib-base"),
                "-Djib.applicationCache=" + settings.path("work").resolve("jib-application")));
        if (scenario == Scenario.START) {
            // It has no goal for help.
            options.add("-Djib.skip=true");
        } else if (!scenario.isLayered()) {
            options.add("-Dbench.jarOnly");
            options.add("-Dbench.target=" + settings.path("work").resolve("no-classes"));
            options.add("-Djib.extraDirectories.paths=" + service.jarInContext().getParent());
            options.add("-Djib.container.entrypoint=java,-jar,/user-service.jar");
        }
        return options;
    }

    private List<String> docker(String image, Path context, boolean pushed, Settings settings) {
        String docker = settings.get("docker");
        String build =
                "DOCKER_BUILDKIT=%d %s build -t %s %s".formatted(this == BUILDKIT ? 1 : 0, docker, image, context);
        return List.of("sh", "-c", pushed ? build + " && exec " + docker + " push " + image : "exec env " + build);
    }
}

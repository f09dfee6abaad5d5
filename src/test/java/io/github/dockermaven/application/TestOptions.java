package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of which a test says a few, for a Dockerfile that has the defaults otherwise. */
public final class TestOptions {
    private String from;
    private JavaRuntime runtime;
    private ApplicationLayout layout;
    private String classifier;
    private String jarName;
    private String mainClass;
    private List<String> jvmArgs = List.of();
    private List<String> entrypoint;
    private List<String> cmd = List.of();
    private List<String> volumes;
    private Map<String, String> env = Map.of();
    private String user;
    private List<String> copy = List.of();
    private Healthcheck healthcheck;

    private TestOptions() {}

    /** @param from the base image, or {@code null} */
    public static TestOptions from(String from) {
        TestOptions options = new TestOptions();
        options.from = from;
        return options;
    }

    /** With a run-time that is linked, of no more than these modules. */
    public TestOptions linked(List<String> modules) {
        runtime = new JavaRuntime(true, modules);
        return this;
    }

    public TestOptions layout(ApplicationLayout layout) {
        this.layout = layout;
        return this;
    }

    public TestOptions classifier(String name) {
        classifier = name;
        return this;
    }

    TestOptions jarName(String name) {
        jarName = name;
        return this;
    }

    public TestOptions mainClass(String name) {
        mainClass = name;
        return this;
    }

    public TestOptions jvmArgs(String... arguments) {
        jvmArgs = List.of(arguments);
        return this;
    }

    public TestOptions entrypoint(List<String> words) {
        entrypoint = words;
        return this;
    }

    TestOptions cmd(List<String> words) {
        cmd = words;
        return this;
    }

    public TestOptions healthcheck(Command command) {
        healthcheck = Healthcheck.of(command);
        return this;
    }

    TestOptions volumes(List<String> paths) {
        volumes = paths;
        return this;
    }

    TestOptions env(Map<String, String> variables) {
        env = variables;
        return this;
    }

    public TestOptions user(String name) {
        user = name;
        return this;
    }

    public TestOptions copy(String... files) {
        copy = List.of(files);
        return this;
    }

    public DockerfileOptions options() {
        return new DockerfileOptions(
                Optional.ofNullable(from),
                Optional.ofNullable(runtime),
                Optional.ofNullable(layout),
                Optional.ofNullable(classifier),
                Optional.ofNullable(jarName),
                Optional.ofNullable(mainClass),
                jvmArgs,
                Optional.ofNullable(entrypoint),
                cmd,
                List.of(),
                Optional.ofNullable(volumes),
                env,
                Map.of(),
                Map.of(),
                Optional.ofNullable(user),
                Optional.empty(),
                copy,
                Optional.ofNullable(healthcheck));
    }
}

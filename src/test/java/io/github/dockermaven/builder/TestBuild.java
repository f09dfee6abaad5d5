package io.github.dockermaven.builder;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build of a context: into an engine by its builder, from base images that exist, with default settings except for
 * those that a test changes. No registry asks for a login.
 */
public final class TestBuild {
    /** The files that builds have written for the image, and for one that has a folder of its own. */
    public static final List<String> WRITTEN = List.of(
            "target/docker/image.properties",
            "target/docker/built/users-1.0.properties",
            "target/docker/users-1.0.tar",
            "target/docker/users/image.properties",
            "target/docker/users/built/users-1.0.properties",
            "target/docker/users/users-1.0.tar");

    private final Path context;
    private Path dockerfile;
    private List<String> tags = List.of("users:1.0");
    private Path output;
    private BuildOptions options =
            BuildOptions.of(Map.of(), false, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
    private Builder builder = Builder.ENGINE;
    private Destination destination = Destination.ENGINE;
    private Path cache = Path.of("no-cache");
    private PullPolicy policy = PullPolicy.NEVER;

    private TestBuild(Path context) {
        this.context = context;
        this.dockerfile = context.resolve("Dockerfile");
        this.output = context.resolve("target/docker");
    }

    public static TestBuild in(Path context) {
        return new TestBuild(context);
    }

    TestBuild called(List<String> names) {
        tags = names;
        return this;
    }

    TestBuild writingTo(Path folder) {
        output = folder;
        return this;
    }

    public TestBuild from(Path other) {
        dockerfile = other;
        return this;
    }

    public TestBuild with(BuildOptions others) {
        options = others;
        return this;
    }

    TestBuild by(Builder other) {
        builder = other;
        return this;
    }

    TestBuild into(Destination other) {
        destination = other;
        return this;
    }

    TestBuild knowingBasesIn(Path folder) {
        cache = folder;
        return this;
    }

    TestBuild pulling(PullPolicy other) {
        policy = other;
        return this;
    }

    /** @param content the content of its Dockerfile */
    CheckedBuild of(String content) throws IOException {
        Files.writeString(dockerfile, content);
        return prepared();
    }

    /** Returns the build of the existing Dockerfile. */
    public CheckedBuild prepared() {
        return CheckedBuild.of(new BuildRequest(
                tags.stream().map(ImageReference::parse).toList(),
                dockerfile,
                context,
                Map.of(),
                output,
                output,
                options,
                new BuilderSettings(builder, destination, Instant.EPOCH, cache),
                policy,
                new RegistryClients(Credentials.NONE, Credentials.NONE, RegistrySettings.DEFAULTS)));
    }
}

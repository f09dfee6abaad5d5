package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may say about a Dockerfile that is written for an application. Everything is optional: what is empty means that
 * the Dockerfile has no such line, or the default that is named here. Where that is a line, an empty list means none.
 *
 * @param from the base image
 * @param runtime where Java comes from, the base image by default
 * @param layout how the application lies in the image, {@link ApplicationLayout#JAR} by default
 * @param classifier the classifier of the jar that is the application, the main jar's or a runnable one's by default
 * @param jarName the application's name in the image, {@code app.jar} by default
 * @param mainClass the class to start, the one that the application's manifest names by default
 * @param jvmArgs arguments for the Java virtual machine
 * @param entrypoint the whole command that starts the application, instead of {@code java -jar}; if it has no words, the
 *     base image's
 * @param cmd arguments that {@code docker run} can replace
 * @param ports what the application listens on: {@code 8080}, {@code 53/udp}, {@code 8000-8010}
 * @param volumes paths kept outside the container, {@code /tmp} by default
 * @param env environment variables
 * @param labels labels of the image
 * @param ociLabels labels that say what the image is; those of {@code labels} take precedence over them
 * @param user who runs the application: name or number, {@code user:group}
 * @param workdir folder that the application and further files are put in, and that it is started in
 * @param copy further files, {@code source} or {@code source:target}, the source relative to the context
 * @param healthcheck how the engine checks the application
 */
public record DockerfileOptions(
        Optional<String> from,
        Optional<JavaRuntime> runtime,
        Optional<ApplicationLayout> layout,
        Optional<String> classifier,
        Optional<String> jarName,
        Optional<String> mainClass,
        List<String> jvmArgs,
        Optional<List<String>> entrypoint,
        List<String> cmd,
        List<String> ports,
        Optional<List<String>> volumes,
        Map<String, String> env,
        Map<String, String> labels,
        Map<String, String> ociLabels,
        Optional<String> user,
        Optional<String> workdir,
        List<String> copy,
        Optional<Healthcheck> healthcheck) {
    public DockerfileOptions {
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        ociLabels = Collections.unmodifiableMap(new LinkedHashMap<>(ociLabels));
    }

    /** Returns the names of the parameters that were given, in the order above. */
    public List<String> given() {
        List<String> names = new ArrayList<>();
        addIf(from.isPresent(), "from", names);
        runtime.map(JavaRuntime::given).ifPresent(names::addAll);
        addIf(layout.isPresent(), "layout", names);
        addIf(classifier.isPresent(), "classifier", names);
        addIf(jarName.isPresent(), "jarName", names);
        addIf(mainClass.isPresent(), "mainClass", names);
        addIf(!jvmArgs.isEmpty(), "jvmArgs", names);
        addIf(entrypoint.isPresent(), "entrypoint", names);
        addIf(!cmd.isEmpty(), "cmd", names);
        addIf(!ports.isEmpty(), "ports", names);
        addIf(volumes.isPresent(), "volumes", names);
        addIf(!env.isEmpty(), "env", names);
        addIf(!labels.isEmpty(), "labels", names);
        addIf(!ociLabels.isEmpty(), "ociLabels", names);
        addIf(user.isPresent(), "user", names);
        addIf(workdir.isPresent(), "workdir", names);
        addIf(!copy.isEmpty(), "copy", names);
        addIf(healthcheck.isPresent(), "healthcheck", names);
        return names;
    }

    /** Returns these options with another base image. */
    public DockerfileOptions withFrom(String base) {
        return with(Optional.of(base), env, user, copy);
    }

    /**
     * Returns these options with the sources of {@code copy} as they are in a context without symbolic links.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if one is not there
     */
    public DockerfileOptions withoutLinks(Path context) {
        List<String> files = copy.stream()
                .map(text -> CopiedFile.parse(text)
                        .checkPresent(context)
                        .withoutLinks(context)
                        .toString())
                .toList();
        return with(from, env, user, files);
    }

    /** Returns whether the application's parts lie in the image as its layout has them, not as one file. */
    boolean isLaidOut() {
        return layout.filter(ApplicationLayout.LAYERS::equals).isPresent();
    }

    /** Returns whether the image has no base image, but Java that is linked. */
    public boolean isLinked() {
        return runtime.filter(JavaRuntime::linked).isPresent();
    }

    /** Returns these options with what an image needs that has no base image but a {@link LinkedRuntime}. */
    DockerfileOptions onLinkedRuntime() {
        return with(
                Optional.of("scratch"), LinkedRuntime.env(env), user.or(() -> Optional.of(LinkedRuntime.USER)), copy);
    }

    private DockerfileOptions with(
            Optional<String> base, Map<String, String> variables, Optional<String> name, List<String> copied) {
        return new DockerfileOptions(
                base,
                runtime,
                layout,
                classifier,
                jarName,
                mainClass,
                jvmArgs,
                entrypoint,
                cmd,
                ports,
                volumes,
                variables,
                labels,
                ociLabels,
                name,
                workdir,
                copied,
                healthcheck);
    }

    /** Returns these options with the parts that another description of the image has. */
    public DockerfileOptions with(ImageContent content) {
        return new DockerfileOptions(
                content.from().or(() -> from),
                runtime,
                layout,
                classifier,
                jarName,
                mainClass,
                jvmArgs,
                content.entrypoint().map(Command::words).or(() -> entrypoint),
                content.cmd().map(Command::words).orElse(cmd),
                content.ports().isEmpty() ? ports : content.ports(),
                content.volumes().or(() -> volumes),
                content.env().isEmpty() ? env : content.env(),
                content.labels().isEmpty() ? labels : content.labels(),
                ociLabels,
                content.user().or(() -> user),
                content.workdir().or(() -> workdir),
                copy,
                content.healthcheck().or(() -> healthcheck));
    }

    private static void addIf(boolean given, String name, List<String> names) {
        if (given) {
            names.add(name);
        }
    }
}

package io.github.dockermaven.application;

import io.github.dockermaven.image.Elements;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a user may say about a Dockerfile that is written for an application. Everything is optional: {@code null} and
 * empty mean that the Dockerfile has no such line, or the default that is named here. Where that is a line, {@code null}
 * means the default and empty means none.
 *
 * @param from the base image
 * @param runtime where Java comes from, the base image by default
 * @param layout how the application lies in the image, {@link ApplicationLayout#JAR} by default
 * @param classifier the classifier of the jar that is the application, the main jar's or a runnable one's by default
 * @param jarName the application's name in the image, {@code app.jar} by default
 * @param mainClass the class to start, the one that the application's manifest names by default
 * @param jvmArgs arguments for the Java virtual machine
 * @param entrypoint the whole command that starts the application, instead of {@code java -jar}; if it is empty, the
 *     base image's
 * @param cmd arguments that {@code docker run} can replace
 * @param ports what the application listens on: {@code 8080}, {@code 53/udp}, {@code 8000-8010}
 * @param volumes paths kept outside the container, {@code /tmp} by default
 * @param env environment variables
 * @param labels labels of the image
 * @param ociLabels labels that say what the image is; those of {@code labels} go before them
 * @param user who runs the application: name or number, {@code user:group}
 * @param workdir folder that the application and further files are put in, and that it is started in
 * @param copy further files, {@code source} or {@code source:target}, the source relative to the context
 * @param healthcheck how the engine checks the application, or {@code null}
 */
public record DockerfileOptions(
        String from,
        JavaRuntime runtime,
        ApplicationLayout layout,
        String classifier,
        String jarName,
        String mainClass,
        List<String> jvmArgs,
        List<String> entrypoint,
        List<String> cmd,
        List<String> ports,
        List<String> volumes,
        Map<String, String> env,
        Map<String, String> labels,
        Map<String, String> ociLabels,
        String user,
        String workdir,
        List<String> copy,
        Healthcheck healthcheck) {
    /** Nothing but defaults. */
    public static final DockerfileOptions NONE = new DockerfileOptions(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public DockerfileOptions {
        from = Elements.text(from);
        classifier = Elements.text(classifier);
        jarName = Elements.text(jarName);
        mainClass = Elements.text(mainClass);
        user = Elements.text(user);
        workdir = Elements.text(workdir);
        jvmArgs = Elements.list("jvmArgs", jvmArgs);
        entrypoint = entrypoint == null ? null : Elements.list("entrypoint", entrypoint);
        cmd = Elements.list("cmd", cmd);
        ports = Elements.list("ports", ports);
        volumes = volumes == null ? null : Elements.list("volumes", volumes);
        copy = Elements.list("copy", copy);
        env = Elements.map(env);
        labels = Elements.map(labels);
        ociLabels = Elements.map(ociLabels);
    }

    /** The names of the parameters that were given, in the order above. */
    public List<String> given() {
        List<String> names = new ArrayList<>();
        addIf(from != null, "from", names);
        if (runtime != null) {
            names.addAll(runtime.given());
        }
        addIf(layout != null, "layout", names);
        addIf(classifier != null, "classifier", names);
        addIf(jarName != null, "jarName", names);
        addIf(mainClass != null, "mainClass", names);
        addIf(!jvmArgs.isEmpty(), "jvmArgs", names);
        addIf(entrypoint != null, "entrypoint", names);
        addIf(!cmd.isEmpty(), "cmd", names);
        addIf(!ports.isEmpty(), "ports", names);
        addIf(volumes != null, "volumes", names);
        addIf(!env.isEmpty(), "env", names);
        addIf(!labels.isEmpty(), "labels", names);
        addIf(!ociLabels.isEmpty(), "ociLabels", names);
        addIf(user != null, "user", names);
        addIf(workdir != null, "workdir", names);
        addIf(!copy.isEmpty(), "copy", names);
        addIf(healthcheck != null, "healthcheck", names);
        return names;
    }

    /** These options with another base image. */
    public DockerfileOptions withFrom(String base) {
        return with(base, env, user, copy);
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

    /** Whether the image has no base image, but Java that is linked. */
    public boolean isLinked() {
        return runtime != null && runtime.linked();
    }

    /** These options with what an image needs that has no base image but a {@link LinkedRuntime}. */
    DockerfileOptions onLinkedRuntime() {
        return with("scratch", LinkedRuntime.env(env), user == null ? LinkedRuntime.USER : user, copy);
    }

    private DockerfileOptions with(String base, Map<String, String> variables, String name, List<String> copied) {
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

    /** These options with the parts that another description of the image has. */
    public DockerfileOptions with(ImageContent content) {
        return new DockerfileOptions(
                content.from() == null ? from : content.from(),
                runtime,
                layout,
                classifier,
                jarName,
                mainClass,
                jvmArgs,
                content.entrypoint() == null ? entrypoint : content.entrypoint().words(),
                content.cmd() == null ? cmd : content.cmd().words(),
                content.ports().isEmpty() ? ports : content.ports(),
                content.volumes() == null ? volumes : content.volumes(),
                content.env().isEmpty() ? env : content.env(),
                content.labels().isEmpty() ? labels : content.labels(),
                ociLabels,
                content.user() == null ? user : content.user(),
                content.workdir() == null ? workdir : content.workdir(),
                copy,
                content.healthcheck() == null ? healthcheck : content.healthcheck());
    }

    private static void addIf(boolean given, String name, List<String> names) {
        if (given) {
            names.add(name);
        }
    }
}

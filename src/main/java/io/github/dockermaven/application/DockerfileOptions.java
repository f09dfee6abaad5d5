package io.github.dockermaven.application;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a user may say about a Dockerfile that is written for an application. Everything is optional: {@code null} and
 * empty mean that the Dockerfile has no such line, or the default that is named here.
 *
 * @param from the base image
 * @param jarName the application's name in the image, {@code app.jar} by default
 * @param jvmArgs arguments for the Java virtual machine
 * @param entrypoint the whole command that starts the application, instead of {@code java -jar}
 * @param cmd arguments that {@code docker run} can replace
 * @param ports what the application listens on: {@code 8080}, {@code 53/udp}, {@code 8000-8010}
 * @param volumes paths kept outside the container, {@code /tmp} by default
 * @param env environment variables
 * @param labels labels of the image
 * @param user who runs the application: name or number, {@code user:group}
 * @param workdir folder that the application and further files are put in, and that it is started in
 * @param copy further files, {@code source} or {@code source:target}, the source relative to the context
 * @param healthcheck how the engine checks the application, or {@code null}
 */
public record DockerfileOptions(
        String from,
        String jarName,
        List<String> jvmArgs,
        List<String> entrypoint,
        List<String> cmd,
        List<String> ports,
        List<String> volumes,
        Map<String, String> env,
        Map<String, String> labels,
        String user,
        String workdir,
        List<String> copy,
        Healthcheck healthcheck) {
    /** The names of what is given, in the order above. */
    public List<String> given() {
        return Stream.of(DockerfileOptions.class.getRecordComponents())
                .filter(component -> isGiven(value(component)))
                .map(RecordComponent::getName)
                .toList();
    }

    /** These options with another base image. */
    public DockerfileOptions withFrom(String base) {
        return new DockerfileOptions(
                base, jarName, jvmArgs, entrypoint, cmd, ports, volumes, env, labels, user, workdir, copy, healthcheck);
    }

    private Object value(RecordComponent component) {
        try {
            return component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getName(), e);
        }
    }

    private static boolean isGiven(Object value) {
        return value instanceof Collection<?> list
                ? !list.isEmpty()
                : value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
    }
}

package io.github.dockermaven.project;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.container.StartedContainer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/**
 * The results of a start for later goals and tests of a project: Maven properties, and the same in
 * {@code target/docker/containers.properties}.
 */
public record ContainerOutput(MavenProject project) {
    private static final String FILE = "containers.properties";
    private static final String READY_FILE = "containers.ready";
    /** The names of the properties that published ports name, among the values that goals leave at a project. */
    private static final String PORTS = "io.github.dockermaven.ports";

    /** Returns whether a start of this build has set a property to a port: a second one may not take it for a wish. */
    static boolean isResult(MavenProject project, String property) {
        return project.getContextValue(PORTS) instanceof Set<?> ports && ports.contains(property);
    }

    /** Returns the folder of the logs of containers that were removed because a build failed. */
    public Path logs() {
        return OutputFile.of(project, "logs").path();
    }

    /** Returns the runs of containers that an earlier start has found ready. */
    public Set<String> known() {
        return RecordFile.read(OutputFile.of(project, READY_FILE).path())
                .map(text -> text.lines().collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    /** Hands the containers to later goals, the rest of the build and other programs. */
    public void write(List<StartedContainer> started, String host) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("docker.host.address", host);
        started.forEach(each -> all.putAll(each.properties()));
        all.forEach(project.getProperties()::setProperty);
        project.setContextValue(
                PORTS,
                started.stream()
                        .flatMap(each -> each.portProperties().keySet().stream())
                        .collect(Collectors.toSet()));
        OutputFile.of(project, FILE).write(PropertiesText.of(all));
        OutputFile.of(project, READY_FILE)
                .write(started.stream().map(each -> each.run() + "\n").collect(Collectors.joining()));
        Map<Path, Map<String, String>> files = new LinkedHashMap<>();
        for (StartedContainer each : started) {
            each.request().portPropertyFile().ifPresent(file -> files.computeIfAbsent(
                            file, first -> new LinkedHashMap<>())
                    .putAll(each.portProperties()));
        }
        files.forEach((file, properties) -> new OutputFile(file).write(PropertiesText.of(properties)));
    }
}

package io.github.dockermaven.project;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.container.GoneContainer;
import io.github.dockermaven.container.StartedContainer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private static final String HOST = "docker.host.address";
    private static final String OF_CONTAINER = "docker.container.";
    private static final String ID = ".id";
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

    /** Returns the compose file that is written of the project's containers. */
    public Path compose() {
        return OutputFile.of(project, "compose.yaml").path();
    }

    /** Returns the runs of containers that an earlier start has found ready. */
    public Set<String> known() {
        return RecordFile.read(OutputFile.of(project, READY_FILE).path())
                .map(text -> text.lines().collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    /**
     * Hands the containers to later goals, the rest of the build and other programs.
     *
     * @param ready those of them that were found ready
     * @param host the address of the machine that publishes ports
     */
    public void write(List<StartedContainer> running, List<StartedContainer> ready, String host) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(HOST, host);
        running.forEach(each -> all.putAll(each.properties()));
        markPorts(running);
        all.forEach(project.getProperties()::setProperty);
        OutputFile.of(project, FILE).write(PropertiesText.of(all));
        OutputFile.of(project, READY_FILE)
                .write(ready.stream().map(each -> each.run() + "\n").collect(Collectors.joining()));
        Map<Path, Map<String, String>> files = new LinkedHashMap<>();
        for (StartedContainer each : running) {
            each.request().properties().portFile().ifPresent(file -> files.computeIfAbsent(
                            file, first -> new LinkedHashMap<>())
                    .putAll(each.portProperties()));
        }
        files.forEach((file, properties) -> new OutputFile(file).write(PropertiesText.of(properties)));
    }

    /** A property that the POM sets is a wish, which a start fulfils. */
    private void markPorts(List<StartedContainer> running) {
        Set<String> ports = new HashSet<>();
        running.stream()
                .flatMap(each -> each.portProperties().keySet().stream())
                .filter(name -> isResult(project, name)
                        || project.getProperties().getProperty(name, "").isBlank())
                .forEach(ports::add);
        project.setContextValue(PORTS, ports);
    }

    /** Takes back what later goals and other programs know of containers that are gone. */
    public void forget(List<GoneContainer> gone) {
        Path file = OutputFile.of(project, FILE).path();
        Map<String, String> all =
                RecordFile.read(file).map(PropertiesText::read).orElseGet(Map::of);
        Set<String> ids = gone.stream().map(GoneContainer::id).collect(Collectors.toSet());
        Set<String> left = new LinkedHashSet<>(all.keySet());
        all.forEach((name, value) -> {
            if (isId(name) && ids.contains(value)) {
                String prefix = name.substring(0, name.length() - ID.length() + 1);
                left.removeIf(other -> other.startsWith(prefix));
            }
        });
        if (left.size() == all.size()) {
            return;
        }
        gone.forEach(each -> left.removeAll(each.portProperties()));
        all.keySet().stream().filter(name -> !left.contains(name)).forEach(this::unset);
        if (left.stream().noneMatch(ContainerOutput::isId)) {
            OutputFile.of(project, FILE).delete();
            OutputFile.of(project, READY_FILE).delete();
            return;
        }
        Map<String, String> others = new LinkedHashMap<>(all);
        others.keySet().retainAll(left);
        OutputFile.of(project, FILE).write(PropertiesText.of(others));
        OutputFile.of(project, READY_FILE)
                .write(known().stream()
                        .filter(run -> !ids.contains(run.replaceFirst(" .*", "")))
                        .map(run -> run + "\n")
                        .collect(Collectors.joining()));
    }

    private static boolean isId(String name) {
        return name.startsWith(OF_CONTAINER) && name.endsWith(ID);
    }

    /** A port's property that the POM sets stays as it is there. */
    private void unset(String name) {
        if (name.startsWith(OF_CONTAINER) || isResult(project, name)) {
            project.getProperties().remove(name);
        }
    }
}

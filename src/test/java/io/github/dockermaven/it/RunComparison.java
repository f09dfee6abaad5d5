package io.github.dockermaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.config.RunCases;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.container.ShellWords;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A comparison of the containers that the plugin creates of {@code <run>} with those of {@code docker create}, by what
 * the engine keeps of them.
 *
 * @param containers those of the engine
 * @param severalNetworks whether the engine takes several networks when it creates a container
 */
public record RunComparison(DockerCli docker, EngineContainers containers, RunCases cases, boolean severalNetworks) {
    private static final String PREFIX = "run-like-docker-";

    /** Returns where they differ, a text for each case that does. */
    public List<String> differences(List<Xpp3Dom> all) {
        return IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> difference(all.get(i), i))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> difference(Xpp3Dom same, int number) {
        try {
            List<String> differences = KeptContainer.differences(
                    theirs(same, PREFIX + "docker-" + number), ours(same, PREFIX + "plugin-" + number));
            return differences.isEmpty()
                    ? Optional.empty()
                    : Optional.of(same.getAttribute("options") + ":\n  " + String.join("\n  ", differences));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode theirs(Xpp3Dom same, String name) throws IOException {
        boolean atOnce = severalNetworks && same.getAttribute("several") != null;
        List<String> create = new ArrayList<>(List.of("create", "--name", name));
        create.addAll(words(same, atOnce ? "several" : "options"));
        create.add(cases.image());
        create.addAll(words(same, "command"));
        docker.run(create.toArray(String[]::new));
        try {
            List<String> connect = words(same, "connect");
            if (!connect.isEmpty() && !atOnce) {
                connect.addAll(0, List.of("network", "connect"));
                connect.add(name);
                docker.run(connect.toArray(String[]::new));
            }
            return KeptContainer.read(containers, name);
        } finally {
            containers.remove(name, true, true);
        }
    }

    private List<String> words(Xpp3Dom same, String attribute) {
        String text = same.getAttribute(attribute);
        return text == null ? new ArrayList<>() : new ArrayList<>(ShellWords.split("", cases.inFolder(text)));
    }

    private JsonNode ours(Xpp3Dom same, String name) throws IOException {
        ContainerSpec spec =
                HostNames.resolve(name, cases.container(same).spec()).withName(name);
        containers.create(spec);
        try {
            return KeptContainer.read(containers, name);
        } finally {
            containers.remove(name, true, true);
        }
    }
}

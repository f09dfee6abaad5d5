package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers whose Java runs with JaCoCo's agent: those of the images that this build makes. The images stay as they are:
 * Java takes the option from its environment, and the agent is put into the container before its first process.
 *
 * @param agent empty if there is to be none
 * @param data where the data goes that containers of this or an earlier start have recorded
 */
public record Coverage(Optional<CoverageAgent> agent, CoverageData data) {
    boolean isMeant(ContainerRequest container) {
        return agent.isPresent() && container.image().isOfBuild();
    }

    /** @throws DockerFailureException if the user has given one of the containers such an agent */
    void check(Collection<ContainerRequest> containers) {
        containers.stream().filter(this::isMeant).forEach(container -> {
            ProcessSpec process = container.spec().process();
            Stream.of(
                            process.env().values().stream(),
                            process.entrypoint().stream().flatMap(List::stream),
                            process.cmd().stream().flatMap(List::stream))
                    .flatMap(texts -> texts)
                    .filter(Coverage::isAgent)
                    .findFirst()
                    .ifPresent(text -> {
                        throw ofUser(container, "its <env>, <entrypoint> or <cmd>", "remove it, or start without");
                    });
        });
    }

    private static boolean isAgent(String text) {
        return text.contains("-javaagent:") && text.contains("jacoco");
    }

    private static DockerFailureException ofUser(ContainerRequest container, String place, String fix) {
        return new DockerFailureException("Container '" + container.alias() + "' cannot run with docker.coverage: "
                + place
                + " has JaCoCo's agent already, and with two of them classes would be counted wrongly. In its place "
                + fix + " docker.coverage.");
    }

    /**
     * Returns a container with the agent's option, a label with the folder for the data, and, if its files are read-only, a
     * volume for the agent's. The engine does not remove it at its end: the data is in it.
     *
     * @param ofImage the environment of its image, {@code NAME=value}
     * @throws DockerFailureException if the image has such an agent
     */
    ContainerSpec apply(ContainerRequest request, ContainerSpec spec, List<String> ofImage) {
        if (ofImage.stream().anyMatch(Coverage::isAgent)) {
            throw ofUser(request, "the environment of its image", "remove it there, or start without");
        }
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.put(
                CoverageData.LABEL,
                request.image().application().output().map(Object::toString).orElse(""));
        HostConfig host = spec.host().withAutoRemove(false);
        return JavaToolOptions.add(spec, ofImage, agent.orElseThrow().option(CoverageData.name(request.alias())))
                .withLabels(labels)
                .withHost(host.security().readOnly() ? host.withStorage(withVolume(host.storage())) : host);
    }

    private static HostConfig.Storage withVolume(HostConfig.Storage storage) {
        List<Mount> mounts = new ArrayList<>(storage.mounts());
        mounts.add(new Mount(Mount.Type.VOLUME, "", CoverageAgent.FOLDER, List.of()));
        return new HostConfig.Storage(mounts, storage.tmpfs(), storage.volumesFrom());
    }

    /** Puts the agent into a container that does not run yet. */
    void provide(ContainerSpec spec, String id, String name, EngineSession engine, Progress progress) {
        boolean isInVolume = spec.host().security().readOnly();
        try (Activity activity = progress.begin("Copying JaCoCo's agent to container '" + name + "'");
                InputStream archive = agent.orElseThrow().archive(!isInVolume)) {
            engine.containerFiles()
                    .put(new Container(id, name), isInVolume ? CoverageAgent.FOLDER : "/", archive, false, activity);
        } catch (IOException e) {
            throw new DockerExecutionException("JaCoCo's agent cannot be copied: " + PrintableText.of(e), e);
        }
    }

    /** Returns the line for a container that was to run with the agent, and does not; empty if it does. */
    Optional<String> lack(ContainerRequest request, EngineContainer container) {
        return isMeant(request) && !container.settings().labels().containsKey(CoverageData.LABEL)
                ? Optional.of("No coverage of " + request.alias()
                        + ": it was started without, and docker.recreate has it stay as it is")
                : Optional.empty();
    }
}

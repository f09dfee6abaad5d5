package io.github.dockermaven.container;

import io.github.dockermaven.container.copy.CopyToContainer;
import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.engine.ContainerJson;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.report.Progress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of this machine that containers have before their first process, by {@code <files>}. */
final class ContainerFiles {
    private final Map<ContainerRequest, String> digests;

    private ContainerFiles(Map<ContainerRequest, String> digests) {
        this.digests = digests;
    }

    /**
     * Reads the files of containers.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if one does not exist
     */
    static ContainerFiles read(List<ContainerRequest> containers) {
        Map<ContainerRequest, String> digests = new HashMap<>();
        for (ContainerRequest container : containers) {
            if (!container.files().isEmpty()) {
                String files =
                        container.files().stream().map(ProvidedFile::digest).collect(Collectors.joining("\n"));
                digests.put(container, files);
            }
        }
        return new ContainerFiles(digests);
    }

    /** Returns the digest of all that makes a container, its files included. */
    String digest(ContainerRequest container, ContainerSpec spec) {
        String digest = ContainerJson.digest(spec);
        String files = digests.get(container);
        return files == null
                ? digest
                : Digest.of((digest + "\n" + files).getBytes(StandardCharsets.UTF_8))
                        .hex();
    }

    /** Puts files into a container that does not run yet. */
    static void provide(List<ProvidedFile> files, String id, String name, EngineSession engine, Progress progress) {
        if (files.isEmpty()) {
            return;
        }
        CopyToContainer copy = new CopyToContainer(engine.containerFiles(), progress);
        for (ProvidedFile file : files) {
            file.provide(copy, new Container(id, name));
        }
    }
}

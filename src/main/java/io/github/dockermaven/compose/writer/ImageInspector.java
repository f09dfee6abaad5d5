package io.github.dockermaven.compose.writer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.CreatedForCopy;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What compose files need to know of images, asked from an engine. Which programs an image has is seen in a container that is made
 * for it, never started, and removed.
 */
public record ImageInspector(EngineSession engine, Owner owner, Progress progress) {
    private static final List<String> DIGESTS_OF_NONE = List.of("<none>@<none>");

    /** Returns what the engine knows of each container's image. */
    public Map<ContainerRequest, ImageFacts> inspect(List<ContainerRequest> containers) {
        Map<ContainerRequest, ImageFacts> facts = new LinkedHashMap<>();
        Map<String, Set<String>> programs = new HashMap<>();
        for (ContainerRequest container : containers) {
            ImageReference name = container.image().name().withDefaultTag();
            Optional<JsonNode> document = engine.images().document(name.toString());
            if (document.isEmpty()) {
                progress.action("Image " + name + " is not in the engine at " + engine.address()
                        + ": it is written by its tag. 'mvn docker:pull' or docker:build have it there");
            }
            document.ifPresent(image -> facts.put(container, facts(container, name, image, programs)));
        }
        return facts;
    }

    private ImageFacts facts(
            ContainerRequest container, ImageReference name, JsonNode image, Map<String, Set<String>> programs) {
        boolean hasHealthCheck =
                isHealthCheck(image.path("Config").path("Healthcheck").path("Test"));
        boolean isAsked =
                !hasHealthCheck && container.spec().process().healthCheck().isEmpty() && needsPrograms(container);
        return new ImageFacts(
                digestName(name, image.path("RepoDigests")),
                hasHealthCheck,
                isAsked ? programs.computeIfAbsent(image.path("Id").asText(), id -> programs(container)) : Set.of());
    }

    private static boolean isHealthCheck(JsonNode test) {
        return test.size() > 0 && !test.path(0).asText().equals("NONE");
    }

    /** Returns the name with its tag, for readers, and the digest of what its registry has, which decides. */
    static Optional<String> digestName(ImageReference name, JsonNode digests) {
        List<String> all = new ArrayList<>();
        digests.forEach(digest -> all.add(digest.asText()));
        all.removeAll(DIGESTS_OF_NONE);
        return all.stream()
                .filter(text -> ImageReference.parse(text).name().equals(name.name()))
                .map(text -> text.substring(text.indexOf('@')))
                .findFirst()
                .map(digest -> name.digest() == null ? name + digest : name.toString());
    }

    private static boolean needsPrograms(ContainerRequest container) {
        return container.readiness().isEmpty()
                ? !container.spec().networking().ports().isEmpty()
                : container.readiness().get().conditions().stream()
                        .anyMatch(condition -> condition instanceof WaitRequest.Http
                                || condition instanceof WaitRequest.Tcp
                                || condition instanceof WaitRequest.Exec);
    }

    private Set<String> programs(ContainerRequest container) {
        Set<String> found = new HashSet<>();
        try (CreatedForCopy created = CreatedForCopy.ofImage(container, owner, engine)) {
            HealthPrograms.paths().forEach((program, paths) -> {
                boolean isThere = paths.stream().anyMatch(path -> engine.containerFiles()
                        .stat(created.container(), path)
                        .isPresent());
                if (isThere) {
                    found.add(program);
                }
            });
        }
        return found;
    }
}

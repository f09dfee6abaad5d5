package io.github.dockermaven.contents;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.archive.DockerSaveStream;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedImage;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageIdOrName;
import io.github.dockermaven.images.ImageInspector;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine as the source of an image: it is read as {@code docker save} reads it. */
public record EngineContents(EngineSession engine, Progress progress) {
    /** Each costs a question. */
    private static final int MOST_BASES = 200;

    /** @throws DockerFailureException if the engine does not have it */
    public ImageContents read(ImageIdOrName image) {
        JsonNode inspected =
                new ImageInspector().inspect(List.of(image), engine).get(0);
        ImageConfigFile known = ImageConfigFile.read(inspected);
        ReadLayers read = new ReadLayers();
        engine.archives().save(image.text(), progress.begin("Reading " + image), archive -> {
            DockerSaveStream.read(archive, read);
            return read;
        });
        JsonNode document = read.configurations().values().stream()
                .filter(each -> ImageContents.diffIds(each).equals(known.layers()))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException("The archive of " + image + " from the engine at "
                        + engine.address() + " has no configuration of it: the image was changed meanwhile, or is"
                        + " incomplete. Build or pull it again."));
        return new ImageContents(
                image.text(),
                "the engine at " + engine.address(),
                inspected.path("Id").asText(),
                document,
                read.inOrder(image.text(), known.layers()),
                List.of(),
                base(inspected.path("Id").asText(), known.layers()),
                read.notes());
    }

    /** Returns the named image whose layers are the most of the lowest ones of this image. */
    private Optional<ImageContents.Base> base(String id, List<Digest> layers) {
        List<ImageContents.Base> bases = new ArrayList<>();
        List<ListedImage> named = engine.images().list(Map.of()).stream()
                .filter(each -> !each.names().isEmpty() && !each.id().equals(id))
                .limit(MOST_BASES)
                .toList();
        for (ListedImage each : named) {
            int own = engine.images()
                    .configuration(each.id())
                    .map(ImageConfigFile::layers)
                    .filter(lower -> isBelow(lower, layers))
                    .map(List::size)
                    .orElse(0);
            if (own > 0) {
                bases.add(new ImageContents.Base(each.names().get(0), own));
            }
        }
        return bases.stream().max(Comparator.comparingInt(ImageContents.Base::layers));
    }

    private static boolean isBelow(List<Digest> lower, List<Digest> all) {
        return lower.size() < all.size() && all.subList(0, lower.size()).equals(lower);
    }
}

package io.github.dockermaven.builder;

import io.github.dockermaven.archive.ImageFile;
import io.github.dockermaven.archive.LayerTarget;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.util.List;

/** An archive as the place of an image. */
record ArchiveSink(BuildRequest request, Progress progress) implements ImageSink {
    @Override
    public void check() {
        ImageFile.check(request.archive());
    }

    @Override
    public String remedy() {
        return "Set docker.destination to engine and write the archive with 'docker save'";
    }

    @Override
    public BuildOutcome put(List<EmbeddedImage> images) {
        ImageFile file = new ImageFile(
                request.archive(),
                request.tags(),
                images.stream()
                        .map(image -> new ImageFile.Image(image.configuration(), image.layers()))
                        .toList());
        String id = images.get(0).configuration().digest().toString();
        if (!request.options().noCache() && file.isThere()) {
            return BuildOutcome.ofImage(id, true);
        }
        try (Activity writing = progress.begin("Writing " + file.path().getFileName())) {
            long[] count = {0};
            file.write(request.records(), target -> read(images, target), written -> {
                count[0] += written;
                writing.moved(count[0], 0);
            });
        }
        return BuildOutcome.assembled(id);
    }

    private static void read(List<EmbeddedImage> images, LayerTarget target) {
        images.forEach(image -> image.base().ifPresent(base -> base.layers().read(target)));
    }
}

package io.github.dockermaven.builder;

import io.github.dockermaven.archive.LayerTarget;
import io.github.dockermaven.archive.OciArchive;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.util.List;

/** An archive as the destination of an image. */
record ArchiveSink(BuildRequest request, Progress progress) implements ImageSink {
    @Override
    public void check() {
        OciArchive.check(request.archive());
    }

    @Override
    public String remedy() {
        return "Set docker.destination to engine and write the archive with 'docker save'";
    }

    @Override
    public BuildOutcome put(List<MeasuredImage> images) {
        OciArchive file = new OciArchive(
                request.archive(),
                request.tags(),
                images.stream()
                        .map(image -> new OciArchive.Image(image.configuration(), image.layers()))
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

    private static void read(List<MeasuredImage> images, LayerTarget target) {
        images.forEach(image -> image.base().ifPresent(base -> base.layers().read(target)));
    }
}

package io.github.dockermaven.build;

import io.github.dockermaven.archive.BaseLayers;
import io.github.dockermaven.archive.ImageFile;
import io.github.dockermaven.image.Activity;
import io.github.dockermaven.image.Progress;

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
    public BuildOutcome put(EmbeddedImage image) {
        ImageFile file = new ImageFile(request.archive(), request.tags(), image.configuration(), image.layers());
        String id = image.configuration().digest().toString();
        if (!request.options().noCache() && file.isThere()) {
            return BuildOutcome.ofImage(id, true);
        }
        BaseLayers base = image.base().map(FoundBase::layers).orElse(BaseLayers.NONE);
        try (Activity writing = progress.begin("Writing " + file.path().getFileName())) {
            long[] count = {0};
            file.write(request.records(), base, written -> {
                count[0] += written;
                writing.moved(count[0], 0);
            });
        }
        return BuildOutcome.ofImage(id, false);
    }
}

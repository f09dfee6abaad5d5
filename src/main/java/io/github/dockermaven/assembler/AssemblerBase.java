package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.image.ImageConfig;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.Platform;
import java.util.function.Supplier;

/**
 * What an image is made on.
 *
 * @param configuration its configuration
 * @param files what is in it; asked for once, and only if a step puts something into the image
 */
public record AssemblerBase(ImageConfigFile configuration, Supplier<BaseFiles> files) {
    /** The image without anything in it, which {@code FROM scratch} names; its containers start in the root. */
    public static AssemblerBase scratch(Platform platform) {
        ConfigDraft config = new ConfigDraft(ImageConfig.EMPTY);
        config.workdir("/");
        return new AssemblerBase(ImageConfigFile.scratch(platform).withConfig(config.finish()), () -> BaseFiles.NONE);
    }
}

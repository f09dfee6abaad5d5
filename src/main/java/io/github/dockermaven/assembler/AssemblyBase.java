package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.image.ContainerConfig;
import io.github.dockermaven.image.ImageConfiguration;
import io.github.dockermaven.image.Platform;
import java.util.function.Supplier;

/**
 * What an image is made on.
 *
 * @param configuration its configuration
 * @param files what is in it; asked for once, and only if a step puts something into the image
 */
public record AssemblyBase(ImageConfiguration configuration, Supplier<BaseFiles> files) {
    /** The image without anything in it, which {@code FROM scratch} names; its containers start in the root. */
    public static AssemblyBase scratch(Platform platform) {
        ConfigDraft config = new ConfigDraft(ContainerConfig.EMPTY);
        config.workdir("/");
        return new AssemblyBase(ImageConfiguration.scratch(platform).withConfig(config.finish()), () -> BaseFiles.NONE);
    }
}

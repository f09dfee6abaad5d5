package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.image.ImageConfig;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.Platform;
import java.util.function.Supplier;

/**
 * The base of an assembled image.
 *
 * @param configuration its configuration
 * @param files its files; called once, and only if a step adds files to the image
 */
public record AssemblerBase(ImageConfigFile configuration, Supplier<BaseFiles> files) {
    /** Returns the empty image, which {@code FROM scratch} names; its containers start in the root. */
    public static AssemblerBase scratch(Platform platform) {
        ConfigDraft config = new ConfigDraft(ImageConfig.EMPTY);
        config.workdir("/");
        return new AssemblerBase(ImageConfigFile.scratch(platform).withConfig(config.finish()), () -> BaseFiles.NONE);
    }
}

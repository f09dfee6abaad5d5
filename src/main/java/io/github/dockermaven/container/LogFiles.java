package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.LogFrame;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.engine.LogStream;
import io.github.dockermaven.error.PrintableText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files with the logs of containers that are about to be removed.
 *
 * @param folder what they are in
 */
record LogFiles(EngineContainers containers, Path folder) {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogFiles.class);

    /** Returns the name of the file of a container. */
    static String name(String alias) {
        return name(alias, ".log");
    }

    /** Returns the file for the threads of a container's Java. */
    static Path threads(Path folder, String alias) {
        return folder.resolve(name(alias, ".threads"));
    }

    private static String name(String alias, String suffix) {
        return alias.replaceAll("[^A-Za-z0-9._-]+", "-") + suffix;
    }

    /** Returns the file that a container's log was written to; empty if it has none that can be read. */
    Optional<Path> save(String id, String alias) {
        Path file = folder.resolve(name(alias));
        try (LogStream log = containers.logs(id, LogOptions.ALL)) {
            Files.createDirectories(folder);
            try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
                for (Optional<LogFrame> frame = log.next(); frame.isPresent(); frame = log.next()) {
                    output.write(frame.get().bytes());
                }
            }
            return Optional.of(file);
        } catch (IOException | RuntimeException e) {
            LOGGER.warn("The log of {} is not saved: {}", alias, PrintableText.of(e));
            return Optional.empty();
        }
    }
}

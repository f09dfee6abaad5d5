package io.github.dockermaven.container;

import io.github.dockermaven.archive.TarException;
import io.github.dockermaven.archive.TarReader;
import io.github.dockermaven.container.readiness.ExitCode;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.engine.ContainerArchive;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FileStat;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.FileFailure;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files with what JaCoCo's agent has recorded in containers. It is taken out of those that have ended before they are
 * removed, and put where reports of JaCoCo look for it.
 *
 * @param folders those of this build's projects: a label, which anybody may give a container, names no other
 * @param fallback the folder for data of containers whose own is none of these
 */
public record CoverageData(List<Path> folders, Path fallback) {
    /** The label with the folder for a container's data: {@code target} of the project that makes its image. */
    static final String LABEL = "io.github.dockermaven.coverage";

    private static final Logger LOGGER = LoggerFactory.getLogger(CoverageData.class);

    /** Far more than the data of all classes that a Java can have. */
    private static final long LARGEST = 1L << 30;

    public CoverageData {
        folders = List.copyOf(folders);
    }

    /** Returns whether a container runs, or ran, with the agent. */
    static boolean isOf(ListedContainer container) {
        return container.labels().containsKey(LABEL);
    }

    /** Returns what files and reports call the data of a container. */
    static String name(String alias) {
        return alias.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    /**
     * Saves what was recorded in a container that has ended. Nothing if it ran without the agent, never ran, or is gone.
     *
     * @throws DockerExecutionException if it cannot be read or written
     */
    public void save(ListedContainer container, EngineSession engine, Progress progress) {
        if (!isOf(container)) {
            return;
        }
        Optional<EngineContainer> ended =
                engine.containers().find(container.id()).filter(each -> hasRun(each.state()));
        if (ended.isEmpty()) {
            return;
        }
        String alias = ContainerLabels.of(container).alias();
        Path file = folder(container.labels()).resolve("jacoco-" + name(alias) + ".exec");
        boolean isKilled = ended.get().state().exitCode() == ExitCode.KILLED;
        if (append(new Container(container.id(), container.name()), file, engine, progress)) {
            progress.action("Coverage of " + alias + ": " + file
                    + (isKilled ? ", without what ran when it was killed (exit code 137)" : ""));
        } else {
            LOGGER.warn("No coverage of {}: {}", alias, reason(ended.get().state(), isKilled));
        }
    }

    private static boolean hasRun(EngineContainer.State state) {
        return !state.status().equals("created");
    }

    private static String reason(EngineContainer.State state, boolean isKilled) {
        if (state.oomKilled()) {
            return "the kernel killed it because its memory was used up, and JaCoCo's agent writes when Java ends by itself."
                    + " Raise its <memory>.";
        }
        return isKilled
                ? "it was killed (exit code 137), and JaCoCo's agent writes when Java ends by itself. If it did not end in"
                        + " time, raise <stopTimeout>; if a shell starts its Java, have it hand over to Java, which gets the"
                        + " signal to end then: exec java …"
                : "no Java in it has written any, and it ended with exit code " + state.exitCode()
                        + ". Is it an application in Java, one that is not halted, and whose JAVA_TOOL_OPTIONS nothing removes?";
    }

    private Path folder(Map<String, String> labels) {
        try {
            Path named = Path.of(labels.get(LABEL));
            return folders.stream()
                            .anyMatch(folder ->
                                    named.isAbsolute() && named.normalize().startsWith(folder))
                    ? named.normalize()
                    : fallback;
        } catch (InvalidPathException e) {
            return fallback;
        }
    }

    /** Returns whether there was any. */
    private static boolean append(Container container, Path file, EngineSession engine, Progress progress) {
        String path = CoverageAgent.data();
        if (engine.containerFiles()
                .stat(container, path)
                .filter(stat -> stat.kind() == FileStat.Kind.FILE)
                .isEmpty()) {
            return false;
        }
        try (Activity activity = progress.begin("Copying the coverage of container '" + container.name() + "'");
                ContainerArchive archive = engine.containerFiles().open(container, path, activity)) {
            return append(archive, file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static boolean append(ContainerArchive archive, Path file) throws IOException {
        try {
            TarReader reader = new TarReader(archive);
            TarReader.Entry entry = reader.next();
            if (entry == null || entry.type() != TarHeader.FILE || entry.size() > LARGEST) {
                throw archive.damaged("it is no file, or larger than any coverage");
            }
            if (entry.size() > 0) {
                append(reader, file);
            }
            return entry.size() > 0;
        } catch (TarException e) {
            throw archive.damaged(PrintableText.line(e.getMessage()));
        }
    }

    /** Containers of two modules may have the same application, and end at the same time. */
    private static synchronized void append(TarReader data, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(file, channel);
            long before = channel.size();
            channel.position(before);
            boolean isWhole = false;
            try {
                data.transferTo(Channels.newOutputStream(channel));
                isWhole = true;
            } finally {
                if (!isWhole) {
                    channel.truncate(before);
                }
            }
        }
    }

    private static void lock(Path file, FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException | OverlappingFileLockException noLocksThere) {
            LOGGER.debug("{} cannot be locked: {}", file, noLocksThere.toString());
        }
    }

    private static DockerExecutionException unwritable(Path file, IOException e) {
        return new DockerExecutionException(
                "The coverage cannot be written to " + PrintableText.printable(file.toString()) + ": "
                        + PrintableText.line(FileFailure.cause(e))
                        + ". The container stays: make room, or make the folder writable, and stop it again. 'mvn docker:rm"
                        + " -Ddocker.force' removes it without.",
                e);
    }
}

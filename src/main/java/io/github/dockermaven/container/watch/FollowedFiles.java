package io.github.dockermaven.container.watch;

import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.copy.CopiedFiles;
import io.github.dockermaven.container.copy.CopyToContainer;
import io.github.dockermaven.engine.EngineContainerFiles;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ExecResult;
import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that running containers get, and lose, as they change on this machine; and what is done in them then. */
public record FollowedFiles(EngineSession engine, Progress progress) {
    /**
     * Copies files, and removes those that are gone.
     *
     * @param files by their paths in the container
     * @throws DockerFailureException if the container is gone or read-only, or has no {@code rm} for what is removed
     */
    public void copy(StartedContainer container, Map<String, Path> files) {
        Instant begin = Instant.now();
        Map<String, Path> existing = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        files.forEach((target, file) -> {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                existing.put(target, file);
            } else {
                gone.add(target);
            }
        });
        String alias = container.request().alias();
        if (!gone.isEmpty()) {
            remove(container, gone);
            progress.action("Removed " + amount(gone) + " from " + alias);
        }
        if (!existing.isEmpty()) {
            CopiedFiles copied = new CopyToContainer(engine.containerFiles(), progress).run(existing, place(container));
            progress.action("Copied " + copied.amount() + " to " + alias + " in "
                    + Durations.format(Duration.between(begin, Instant.now())) + ": "
                    + amount(List.copyOf(existing.keySet())));
        }
    }

    private static EngineContainerFiles.Container place(StartedContainer container) {
        return new EngineContainerFiles.Container(
                container.container().id(), container.container().name());
    }

    private void remove(StartedContainer container, List<String> paths) {
        List<String> command = new ArrayList<>(List.of("rm", "-rf", "--"));
        command.addAll(paths);
        ExecResult result = engine.containers().exec(container.container().id(), command, Optional.empty());
        if (!result.isSuccess()) {
            throw new DockerFailureException(amount(paths) + " cannot be removed from container '"
                    + container.request().alias() + "' by its own rm: "
                    + PrintableText.quote((result.reason() + " " + result.output()).strip())
                    + ". Without an rm that may do so, files only come; make the container anew to be rid of them.");
        }
    }

    private static String amount(List<String> paths) {
        return PrintableText.quote(paths.get(0)) + (paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more");
    }

    /**
     * Runs a command, and shows what it wrote.
     *
     * @throws DockerFailureException if it fails
     */
    public void run(StartedContainer container, ExecSpec command) {
        Instant begin = Instant.now();
        String subject = "'" + PrintableText.quote(String.join(" ", command.command())) + "' in "
                + container.request().alias();
        ExecResult result = engine.containers().exec(container.container().id(), command, Optional.empty());
        List<String> lines = PrintableText.lines(result.output())
                .strip()
                .lines()
                .map(line -> "  | " + line)
                .toList();
        if (!result.isSuccess()) {
            throw new DockerFailureException(subject + " has ended with " + result.reason()
                    + ". Correct the command, or what it needs."
                    + (lines.isEmpty() ? "" : "\n" + String.join("\n", lines)));
        }
        progress.action("Ran " + subject + " in " + Durations.format(Duration.between(begin, Instant.now())));
        lines.forEach(progress::action);
    }
}

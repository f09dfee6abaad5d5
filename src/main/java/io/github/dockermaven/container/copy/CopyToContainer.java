package io.github.dockermaven.container.copy;

import io.github.dockermaven.engine.EngineContainerFiles;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.FileStat;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The copy of a file or folder into a container. */
public record CopyToContainer(EngineContainerFiles files, Progress progress) {
    /**
     * The place in a container, by the rules of {@code docker cp}.
     *
     * @param path from the container's root
     */
    public record Target(Container container, String path) {
        private String text() {
            return PrintableText.quote(container.name() + ":" + path);
        }

        private boolean isSaidToBeFolder() {
            return path.endsWith("/") || path.endsWith("/.");
        }
    }

    /** A folder of the container, and the path in it that something gets. */
    private record Place(String folder, String name) {}

    /**
     * Copies a file or folder.
     *
     * @param isOfItsUser whether all of it belongs to the user that the container runs as; else to the same numbers as here
     * @throws DockerFailureException if the target does not fit, or the engine refuses
     * @throws DockerExecutionException if a file cannot be read, or the connection breaks
     */
    public CopiedFiles run(HostSource source, Target target, boolean isOfItsUser) {
        HostFile file = source.read();
        Optional<Place> existing = existing(source, file, target);
        Place place = existing.orElseGet(() -> missing(source, file, target));
        CopiedFiles copied = new CopiedFiles();
        send(target, place, HostTar.open(List.of(), file, place.name(), false, copied), isOfItsUser);
        return copied;
    }

    /**
     * Puts a file or folder into a container that is about to be started: it belongs to root and has no time, so that it is
     * the same each time, and missing folders are made.
     */
    public void provide(HostSource source, Target target) {
        HostFile file = source.read();
        Optional<Place> existing = existing(source, file, target);
        if (existing.isPresent()) {
            Place place = existing.get();
            send(target, place, HostTar.open(List.of(), file, place.name(), true, new CopiedFiles()), false);
            return;
        }
        boolean isInFolder = target.isSaidToBeFolder() && file.kind() != HostFile.Kind.FOLDER;
        String path = clean(target.path()) + (isInFolder ? "/" + source.name() : "");
        List<String> folders = new ArrayList<>();
        String folder = parent(path);
        while (!folder.equals("/")
                && files.stat(target.container(), folder + "/").isEmpty()) {
            folders.add(0, folder);
            folder = parent(folder);
        }
        int start = folder.equals("/") ? 1 : folder.length() + 1;
        List<String> made = folders.stream().map(each -> each.substring(start)).toList();
        send(
                target,
                new Place(folder, path.substring(start)),
                HostTar.open(made, file, path.substring(start), true, new CopiedFiles()),
                false);
    }

    /**
     * Copies files into a running container, each to its path; missing folders are made. They belong to the user that the
     * container runs as. One that goes meanwhile is left out.
     *
     * @param sources by their paths from the container's root
     */
    public CopiedFiles run(Map<String, Path> sources, Container container) {
        Map<String, HostFile> found = new LinkedHashMap<>();
        sources.forEach((target, path) -> {
            try {
                found.put(target.substring(1), HostFile.read(path));
            } catch (NoSuchFileException e) {
                progress.detail(path + " is gone before it is copied");
            } catch (IOException e) {
                throw HostTar.unreadable(path, e);
            }
        });
        CopiedFiles copied = new CopiedFiles();
        Target root = new Target(container, "/");
        send(root, new Place("/", ""), HostTar.open(found, copied), true);
        return copied;
    }

    /** Puts what is in an archive into a folder. */
    public void run(InputStream archive, Target target, boolean isOfItsUser) {
        Optional<FileStat> stat = files.stat(target.container(), target.path() + "/.");
        if (stat.isEmpty()) {
            throw new DockerFailureException(target.text()
                    + " is no folder. What is in the archive on standard input needs one: make it, or name another.");
        }
        send(target, new Place(target.path(), ""), archive, isOfItsUser);
    }

    /** Puts what is in an archive into a container that does not run yet, by its paths from the root. */
    void unpack(InputStream archive, Target target) {
        send(target, new Place("/", ""), archive, false);
    }

    private void send(Target target, Place place, InputStream tar, boolean isOfItsUser) {
        try (Activity activity = progress.begin("Copying to " + target.text());
                tar) {
            files.put(target.container(), place.folder(), tar, isOfItsUser, activity);
        } catch (IOException e) {
            throw new DockerExecutionException("What is copied cannot be closed: " + PrintableText.of(e), e);
        }
    }

    /** Returns the place if something is there already. */
    private Optional<Place> existing(HostSource source, HostFile file, Target target) {
        Optional<FileStat> found = files.stat(target.container(), target.path());
        // The engine names a link's target from the root.
        String path = found.filter(stat -> stat.kind() == FileStat.Kind.LINK)
                .map(FileStat::link)
                .orElse(target.path());
        Optional<FileStat> stat = path.equals(target.path()) ? found : files.stat(target.container(), path);
        if (stat.isEmpty()) {
            return path.equals(target.path())
                    ? Optional.empty()
                    : Optional.of(new Place(parent(clean(path)), last(clean(path))));
        }
        boolean isFolder = file.kind() == HostFile.Kind.FOLDER;
        if (stat.get().isFolder()) {
            return Optional.of(new Place(path, source.name()));
        }
        if (stat.get().kind() == FileStat.Kind.SPECIAL) {
            throw new DockerFailureException(target.text() + " is a device, pipe or socket: copy to a file or folder.");
        }
        if (isFolder) {
            throw new DockerFailureException(source + " is a folder, and " + target.text()
                    + " is a file. Name a folder, or one that is to be made.");
        }
        return Optional.of(new Place(parent(clean(path)), last(clean(path))));
    }

    private static Place missing(HostSource source, HostFile file, Target target) {
        if (file.kind() != HostFile.Kind.FOLDER && target.isSaidToBeFolder()) {
            throw new DockerFailureException(target.text()
                    + " does not exist, and the slash at its end says that it is a folder. Make the folder, or remove the"
                    + " slash to name the file.");
        }
        String path = clean(target.path());
        return new Place(parent(path), last(path));
    }

    /** Returns a path from the root, without slashes at its end. */
    private static String clean(String path) {
        String bare = ("/" + path).replaceAll("/+", "/").replaceFirst("(?:/\\.?)+$", "");
        return bare.isEmpty() ? "/" : bare;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.container.copy.HostSource;
import io.github.dockermaven.container.copy.ProvidedHostFile;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The {@code <files>} of a {@code <run>}: files of this machine that the container has before its first process. */
final class FileElements {
    private FileElements() {}

    /**
     * @param folder the project's
     * @param spec the rest of the container
     */
    static List<ProvidedHostFile> read(XmlElement run, Path folder, ContainerSpec spec) {
        List<ProvidedHostFile> files = run.list("files").orElse(List.of()).stream()
                .map(text -> parse(run, text, folder))
                .toList();
        files.forEach(file -> checkTarget(run, file.target(), spec));
        return files;
    }

    private static ProvidedHostFile parse(XmlElement run, String text, Path folder) {
        int colon = text.lastIndexOf(":/");
        if (colon <= 0) {
            throw new DockerFailureException(run.path("files") + ": '" + PrintableText.quote(text)
                    + "' has no path in the container. Write both, with a colon between: src/test/docker/init.sql:"
                    + "/docker-entrypoint-initdb.d/.");
        }
        String target = text.substring(colon + 1);
        if (Stream.of(target.split("/")).anyMatch(".."::equals) || target.equals("/.")) {
            throw new DockerFailureException(run.path("files") + ": '" + PrintableText.quote(target)
                    + "' is no place in the container. Write it from the root, without '..'.");
        }
        return new ProvidedHostFile(HostSource.of(folder, text.substring(0, colon), false), target);
    }

    /** The engine would take such a file, and it would not be there when the container runs. */
    private static void checkTarget(XmlElement run, String target, ContainerSpec spec) {
        spec.host().storage().tmpfs().keySet().stream()
                .filter(mount -> isIn(target, mount))
                .findFirst()
                .ifPresent(mount -> {
                    throw new DockerFailureException(run.path("files") + ": " + PrintableText.quote(target)
                            + " is in the <tmpfs> " + PrintableText.quote(mount)
                            + ", which is empty when the container starts. Choose another folder, or a volume.");
                });
        boolean isInMount =
                spec.host().storage().mounts().stream().map(Mount::target).anyMatch(mount -> isIn(target, mount));
        if (spec.host().security().readOnly() && !isInMount) {
            throw new DockerFailureException(
                    run.path("files") + ": the container is <readOnly>, and engines put nothing"
                            + " into such a one but into its volumes. Mount a volume there, or remove <readOnly>.");
        }
    }

    private static boolean isIn(String path, String folder) {
        return (path + "/").startsWith(folder.replaceFirst("/+$", "") + "/");
    }
}

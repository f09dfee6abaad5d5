package io.github.dockermaven.it;

import io.github.dockermaven.builder.TestBuild;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * A folder with a {@code .dockerignore} file, for comparing what the plugin sends of it after a build with what the
 * {@code docker} command line puts into an image by {@code COPY . /} before any.
 *
 * @param rules the content of {@code .dockerignore}
 * @param own the content of {@code Dockerfile.dockerignore}, {@code null} for none
 * @param tree the paths in the folder, as {@link FileTree} has them
 */
public record IgnoreCase(String rules, String own, List<String> tree) {
    private static final byte[] DOCKERFILE = "FROM scratch\nCOPY . /\n".getBytes(StandardCharsets.UTF_8);
    private static final String REFUSED = "refused";
    private static final String ROOT = "all";

    /** Where the plugin and the command line differ, a text for each case; works in a folder that need not be there. */
    public static List<String> differences(List<IgnoreCase> cases, DockerCli docker, Path folder) {
        return IntStream.range(0, cases.size())
                .parallel()
                .mapToObj(i -> cases.get(i).difference(docker, folder.resolve(String.valueOf(i))))
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    private String difference(DockerCli docker, Path folder) {
        try {
            Path context = folder.resolve("context");
            create(context);
            Map<String, String> theirs = theirs(docker, context, folder.resolve("image.tar"));
            FileTree.make(context, TestBuild.WRITTEN);
            Map<String, String> ours = ours(context);
            StringBuilder difference = new StringBuilder();
            TreeSet<String> paths = new TreeSet<>(ours.keySet());
            paths.addAll(theirs.keySet());
            for (String path : paths) {
                if (!String.valueOf(ours.get(path)).equals(theirs.get(path))) {
                    difference.append("\n  " + path + ": plugin " + ours.get(path) + ", docker " + theirs.get(path));
                }
            }
            return difference.isEmpty() ? "" : folder.getFileName() + ": " + this + difference;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(Path context) throws IOException {
        FileTree.make(context, tree);
        Files.write(context.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(context.resolve(".dockerignore"), rules);
        if (own != null) {
            Files.writeString(context.resolve("Dockerfile.dockerignore"), own);
        }
    }

    private static Map<String, String> ours(Path context) throws IOException {
        try (InputStream tar = TestBuild.in(context)
                .prepared()
                .context()
                .inFolder(ROOT, DOCKERFILE)
                .open()) {
            Map<String, String> found = new TreeMap<>();
            list(tar.readAllBytes()).forEach((path, state) -> {
                if (path.startsWith(ROOT + "/")) {
                    found.put(path.substring(ROOT.length() + 1), state);
                }
            });
            return found;
        } catch (DockerFailureException e) {
            return Map.of(REFUSED, "");
        }
    }

    private static Map<String, String> theirs(DockerCli docker, Path context, Path image) throws IOException {
        if (!docker.succeeds("build", "--output", "type=tar,dest=" + image, context.toString())) {
            return Map.of(REFUSED, "");
        }
        return list(Files.readAllBytes(image));
    }

    private static Map<String, String> list(byte[] tar) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (ArchivedFile file : ArchivedFile.all(tar)) {
            TarArchiveEntry entry = file.entry();
            String type = entry.isSymbolicLink() ? "link to " + file.link() : "file";
            found.put(
                    file.path(),
                    (entry.isDirectory() ? "folder" : type) + String.format(" %o", entry.getMode() & 07777));
        }
        return found;
    }
}

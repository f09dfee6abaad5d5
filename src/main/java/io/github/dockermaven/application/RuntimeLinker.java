package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The making of a {@link LinkedRuntime}'s root folder: Java by {@code jlink}, and files of this system. */
final class RuntimeLinker {
    private static final Logger LOGGER = LoggerFactory.getLogger(RuntimeLinker.class);

    /** For screens, sound and fonts, which no such image has; they need a dozen libraries of the system. */
    private static final String LEFT_OUT = String.join(
            ",",
            "/java.base/lib/jrt-fs.jar",
            "/java.desktop/lib/libawt_xawt.so",
            "/java.desktop/lib/libfontmanager.so",
            "/java.desktop/lib/libfreetype.so",
            "/java.desktop/lib/libjawt.so",
            "/java.desktop/lib/libjsound.so",
            "/java.desktop/lib/libsplashscreen.so");

    /** The authorities that programs other than Java trust, where Debian and others have them. */
    private static final String CA_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

    /** The locale C.UTF-8, all of whose files have to be there, under the two names that systems give it. */
    private static final List<String> LOCALES = List.of("/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8");

    private final RunningJdk jdk;

    RuntimeLinker(RunningJdk jdk) {
        this.jdk = jdk;
    }

    /**
     * Fills a folder.
     *
     * @return the files that were taken of the system
     * @throws DockerFailureException if the modules cannot be linked
     */
    List<Path> link(RootFolder root, List<String> modules) {
        root.clear();
        root.folder("/tmp");
        root.folder("/opt");
        runJlink(root.at(LinkedRuntime.JAVA_HOME), modules);
        Map<String, Path> taken = taken(root);
        taken.forEach((place, file) -> root.copy(file, place));
        root.write("/etc/passwd", """
                root:x:0:0:root:/:/sbin/nologin
                nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin
                """);
        root.write("/etc/group", "root:x:0:\nnonroot:x:65532:\n");
        root.write("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
        root.finish();
        return List.copyOf(taken.values());
    }

    private void runJlink(Path output, List<String> modules) {
        ProgramRun run = ProgramRun.of(List.of(
                jdk.jlink().toString(),
                "--add-modules",
                String.join(",", modules),
                "--strip-java-debug-attributes",
                "--no-man-pages",
                "--no-header-files",
                "--compress=" + jdk.compression(),
                "--exclude-files=" + LEFT_OUT,
                "--output",
                output.toString()));
        if (run.exitCode() != 0) {
            throw new DockerFailureException(jdk.jlink() + " cannot link " + String.join(",", modules) + ":\n"
                    + run.output().strip()
                    + "\nCorrect docker.modules, or remove docker.runtime and name a base image that has Java in"
                    + " docker.from.");
        }
    }

    /** Returns the files of this system, by their places in the image. */
    private Map<String, Path> taken(RootFolder root) {
        List<Path> own = filesIn(root.at(LinkedRuntime.JAVA_HOME + "/lib")).stream()
                .filter(file -> file.toString().endsWith(".so"))
                .toList();
        SystemLibraries libraries = SystemLibraries.of(root.at(LinkedRuntime.JAVA_HOME + "/bin/java"), own);
        libraries
                .missing()
                .forEach(missing -> LOGGER.warn(
                        "{} has no library {}, so a part of Java that needs it does not work in the image.",
                        jdk.home(),
                        missing));
        Map<String, Path> files = new LinkedHashMap<>(libraries.files());
        files.putAll(known());
        return files;
    }

    /**
     * Returns those of {@link #taken} whose places are known before Java is linked; they may come or go at any time.
     */
    Map<String, Path> known() {
        Map<String, Path> files = new LinkedHashMap<>();
        // The JDK's packaged modules may have others than the JDK that runs, to which those of a company were added.
        Path authorities = jdk.home().resolve("lib/security/cacerts");
        if (Files.isRegularFile(authorities)) {
            files.put(LinkedRuntime.JAVA_HOME + "/lib/security/cacerts", authorities);
        }
        Stream.concat(Stream.of(CA_CERTIFICATES), LOCALES.stream())
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(path -> filesIn(path).stream())
                .forEach(file -> files.put(file.toString(), file));
        return files;
    }

    /** Returns the files in a folder and those below it; of a file itself. */
    private static List<Path> filesIn(Path folder) {
        return allIn(folder).stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> allIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        } catch (UncheckedIOException e) {
            throw unreadable(folder, e.getCause());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static DockerExecutionException unreadable(Path path, IOException e) {
        return new DockerExecutionException(
                path + " cannot be read: " + e.getMessage() + ". Check that you may read it.", e);
    }
}

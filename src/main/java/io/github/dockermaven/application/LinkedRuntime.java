package io.github.dockermaven.application;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.image.Activity;
import io.github.dockermaven.image.ByteSizes;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The root folder of an image that has no base image: Java, linked of the running JDK, and what it needs of a system: the C
 * library, certificates, a folder for temporary files and a user. There is no shell in it.
 */
public final class LinkedRuntime {
    /** Where Java is in the image. */
    static final String JAVA_HOME = "/opt/java";

    /** The number of the user and the group that are not root. */
    private static final String NONROOT = "65532";

    /** Who runs the application, if nobody is named: by number, so that an orchestrator sees that it is not root. */
    static final String USER = NONROOT + ":" + NONROOT;

    private static final Logger LOGGER = LoggerFactory.getLogger(LinkedRuntime.class);
    private static final Pattern KNOWN_USER = Pattern.compile("(\\d+|root|nonroot)(:(\\d+|root|nonroot))?");
    private static final Pattern ROOT = Pattern.compile("(0+|root)(:.*)?");
    private static final String FOLDER = "runtime";

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

    private final ContextFolder context;
    private final RunningJdk jdk;

    /**
     * @param context where the folder is to be, and its record beside it
     * @param jdk what it is linked of
     */
    LinkedRuntime(ContextFolder context, RunningJdk jdk) {
        this.context = context;
        this.jdk = jdk;
    }

    /**
     * The environment variables of the image. Without a locale Java 17 takes file names and texts for ASCII.
     *
     * @param given those of the user, which go before ours
     */
    static Map<String, String> env(Map<String, String> given) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("JAVA_HOME", JAVA_HOME);
        env.put("PATH", JAVA_HOME + "/bin:/usr/local/bin:/usr/bin:/bin");
        env.put("LANG", "C.UTF-8");
        env.putAll(given);
        return env;
    }

    /** One that is linked of the JDK that runs Maven. */
    public static LinkedRuntime in(ContextFolder context) {
        return new LinkedRuntime(context, RunningJdk.current());
    }

    /**
     * The options of a Dockerfile whose image has a linked run-time. All is checked before anything is made.
     *
     * @param needed the Java that the application needs, if that is known
     * @throws DockerFailureException if the system, the JDK, a module or the user is none that it can be made of
     */
    public static DockerfileOptions checked(DockerfileOptions options, Optional<RequiredJava> needed) {
        check(RunningJdk.current(), options, needed);
        return options.onLinkedRuntime();
    }

    static void check(RunningJdk jdk, DockerfileOptions options, Optional<RequiredJava> needed) {
        jdk.check();
        needed.ifPresent(jdk::checkRuns);
        jdk.checkModules(options.runtime().modules());
        if (options.user() != null && !KNOWN_USER.matcher(options.user()).matches()) {
            throw new DockerFailureException("user '" + options.user()
                    + "' is not in the image: with runtime jlink it has root and nonroot. Write a number, for example "
                    + USER + ", or name a base image in docker.from that has the user.");
        }
    }

    /**
     * Gives an application its run-time.
     *
     * @param jars those that have its classes
     * @param options those that were {@link #checked}
     * @throws DockerFailureException if the modules cannot be found or linked
     */
    public Application start(Application application, List<Path> jars, DockerfileOptions options) {
        return application.withRuntime(provide(jars, options.runtime().modules()));
    }

    /**
     * Gives the image's user the files that it may read only as their owner.
     *
     * @param options those that were {@link #checked}
     * @param context what the build gets to see
     */
    public static Application readable(Application application, DockerfileOptions options, BuildContext context) {
        if (ROOT.matcher(options.user()).matches()) {
            return application;
        }
        return application.withPrivateFiles(PrivateFiles.of(
                Stream.concat(options.copy().stream().map(CopiedFile::parse), application.files().stream()),
                context,
                options.user().replaceFirst(":.*", "").replace("nonroot", NONROOT)));
    }

    /**
     * Makes the folder, unless what is there was made of the same.
     *
     * @param jars those of the application
     * @param given the modules that it is linked of; empty for what the application needs
     * @return what the Dockerfile copies
     * @throws DockerFailureException if the modules cannot be found or linked
     */
    CopiedFile provide(List<Path> jars, List<String> given) {
        RootFolder root = new RootFolder(context.own().resolve(FOLDER));
        Path file = context.own().resolve(FOLDER + ".record");
        CopiedFile copied = new CopiedFile(context.source(root.path()) + "/", "/");
        String name = context.baseDir().relativize(root.path()).toString();
        Digest release = jdk.release();
        String application = given.isEmpty() ? ModuleSearch.digest(jars).toString() : String.join(",", given);
        Optional<RuntimeRecord> before = RuntimeRecord.read(file)
                .filter(record -> record.isOf(release, known().values()) && isThere(root, record));
        List<String> modules = before.filter(record -> record.application().equals(application))
                .map(RuntimeRecord::modules)
                .orElseGet(() -> given.isEmpty() ? ModuleSearch.in(jdk).modulesFor(jars) : given);
        Optional<RuntimeRecord> same = before.filter(record -> record.modules().equals(modules));
        if (same.isPresent()) {
            context.progress().action("Unchanged: " + name);
        } else {
            remove(file);
        }
        Map<String, Digest> files = same.map(RuntimeRecord::files).orElseGet(() -> link(root, name, modules));
        Digest listing = same.map(RuntimeRecord::folder).orElseGet(() -> listing(root));
        context.progress().detail("Modules of " + name + ": " + String.join(",", modules));
        new RuntimeRecord(release, application, modules, files, listing).write(file);
        return copied;
    }

    /** What a cache put back may lack files or permissions. */
    private static boolean isThere(RootFolder root, RuntimeRecord record) {
        try {
            return root.listing().equals(record.folder());
        } catch (IOException e) {
            LOGGER.debug("{} cannot be read, so it is linked anew", root.path(), e);
            return false;
        }
    }

    private static Digest listing(RootFolder root) {
        try {
            return root.listing();
        } catch (IOException e) {
            throw unreadable(root.path(), e);
        }
    }

    /** @return the digests of the files that were taken of the system */
    private Map<String, Digest> link(RootFolder root, String name, List<String> modules) {
        long start = System.nanoTime();
        Activity linking = context.progress().begin("Linking " + name);
        Map<String, Path> taken;
        long size;
        try {
            root.clear();
            root.folder("/tmp");
            root.folder("/opt");
            runJlink(root.at(JAVA_HOME), modules);
            taken = taken(root);
            taken.forEach((place, file) -> root.copy(file, place));
            root.write("/etc/passwd", """
                    root:x:0:0:root:/:/sbin/nologin
                    nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin
                    """);
            root.write("/etc/group", "root:x:0:\nnonroot:x:65532:\n");
            root.write("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
            size = root.finish();
        } finally {
            linking.close();
        }
        context.progress()
                .action("Linked " + name + ": Java " + jdk.version() + ", modules: " + modules.size() + ", "
                        + ByteSizes.format(size) + " in "
                        + Durations.format(Duration.ofNanos(System.nanoTime() - start)));
        Map<String, Digest> digests = new LinkedHashMap<>();
        taken.values()
                .forEach(file -> RuntimeRecord.digest(file).ifPresent(digest -> digests.put(file.toString(), digest)));
        return digests;
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

    /** The files of this system, by their places in the image. */
    private Map<String, Path> taken(RootFolder root) {
        List<Path> own = filesIn(root.at(JAVA_HOME + "/lib")).stream()
                .filter(file -> file.toString().endsWith(".so"))
                .toList();
        SystemLibraries libraries = SystemLibraries.of(root.at(JAVA_HOME + "/bin/java"), own);
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

    /** Those of {@link #taken} whose places are known before Java is linked; they may come or go at any time. */
    private Map<String, Path> known() {
        Map<String, Path> files = new LinkedHashMap<>();
        // The JDK's packaged modules may have others than the JDK that runs, to which those of a company were added.
        Path authorities = jdk.home().resolve("lib/security/cacerts");
        if (Files.isRegularFile(authorities)) {
            files.put(JAVA_HOME + "/lib/security/cacerts", authorities);
        }
        Stream.concat(Stream.of(CA_CERTIFICATES), LOCALES.stream())
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(path -> filesIn(path).stream())
                .forEach(file -> files.put(file.toString(), file));
        return files;
    }

    /** The files in a folder and those below it; of a file itself. */
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

    /** What there is no record of is made anew, so a run that is ended leaves nothing that looks whole. */
    private static void remove(Path record) {
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new DockerExecutionException(record + " cannot be deleted: " + e + ".", e);
        }
    }
}

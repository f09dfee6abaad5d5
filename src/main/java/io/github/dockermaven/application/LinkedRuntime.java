package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
    private static final String FOLDER = "runtime";

    private final ContextFolder context;
    private final RunningJdk jdk;
    private final RuntimeLinker linker;
    private final RuntimeCache cache;
    private final RuntimeLocks locks;

    private LinkedRuntime(ContextFolder context, RunningJdk jdk, RuntimeCache cache, RuntimeLocks locks) {
        this.context = context;
        this.jdk = jdk;
        this.linker = new RuntimeLinker(jdk);
        this.cache = cache;
        this.locks = locks;
    }

    /**
     * Returns one that is linked of the JDK that runs Maven.
     *
     * @param context where the folder is to be, and its record beside it
     * @param kept the folder in which run-times are kept for other builds
     * @param locks those of this Maven
     */
    public static LinkedRuntime in(ContextFolder context, Path kept, RuntimeLocks locks) {
        return new LinkedRuntime(context, RunningJdk.current(), new RuntimeCache(kept), locks);
    }

    /**
     * Returns the environment variables of the image. Without a locale Java 17 takes file names and texts for ASCII.
     *
     * @param given those of the user, which take precedence over ours
     */
    static Map<String, String> env(Map<String, String> given) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("JAVA_HOME", JAVA_HOME);
        env.put("PATH", JAVA_HOME + "/bin:/usr/local/bin:/usr/bin:/bin");
        env.put("LANG", "C.UTF-8");
        env.putAll(given);
        return env;
    }

    /** Returns the number of a user that such an image has. */
    static String number(String user) {
        return user.replaceFirst(":.*", "").replace("nonroot", NONROOT);
    }

    /**
     * Returns the options of a Dockerfile whose image has a linked run-time. All is checked before anything is made.
     *
     * @param needed the Java that the application needs, if that is known
     * @param context the folder that is the build context
     * @throws DockerFailureException if the system, the JDK, a module or the user is none that it can be made of, or the image
     *     would not have a program that is to be run in it
     */
    public static DockerfileOptions checked(DockerfileOptions options, Optional<RequiredJava> needed, Path context) {
        check(RunningJdk.current(), options, needed);
        new LinkedPrograms(RunningJdk.current(), options, context).check();
        return options.onLinkedRuntime();
    }

    static void check(RunningJdk jdk, DockerfileOptions options, Optional<RequiredJava> needed) {
        jdk.check();
        needed.ifPresent(jdk::checkRuns);
        jdk.checkModules(modules(options));
        options.user().filter(user -> !KNOWN_USER.matcher(user).matches()).ifPresent(user -> {
            throw new DockerFailureException("user '" + user
                    + "' is not in the image: with runtime jlink it has root and nonroot. Write a number, for example "
                    + USER + ", or name a base image in docker.from that has the user.");
        });
    }

    private static List<String> modules(DockerfileOptions options) {
        return options.runtime().orElseThrow().modules();
    }

    /**
     * Gives an application its run-time.
     *
     * @param jars those that have its classes
     * @param options those that were {@link #checked}
     * @param shared whether other applications of the same reactor may share it
     * @throws DockerFailureException if the modules cannot be found or linked
     */
    public Application start(Application application, List<Path> jars, DockerfileOptions options, boolean shared) {
        List<String> given = modules(options);
        return application.withRuntime(
                provide(given.isEmpty() ? RuntimeModules.of(jars, jdk, shared) : RuntimeModules.given(given)));
    }

    /**
     * Makes the folder, unless what is there was made of the same.
     *
     * @param wanted the modules that it is linked of
     * @return what the Dockerfile copies
     * @throws DockerFailureException if the modules cannot be found or linked
     */
    CopiedFile provide(RuntimeModules wanted) {
        RootFolder root = new RootFolder(context.own().resolve(FOLDER));
        Path file = context.own().resolve(FOLDER + ".record");
        String name = context.baseDir().relativize(root.path()).toString();
        Digest release = jdk.release();
        Optional<RuntimeRecord> before =
                RuntimeRecord.read(file).filter(record -> isOf(record, release) && isThere(root, record));
        List<String> modules = before.filter(record -> record.application().equals(wanted.source()))
                .map(RuntimeRecord::modules)
                .orElseGet(wanted::names);
        Optional<RuntimeRecord> same = before.filter(record -> record.modules().equals(modules));
        if (same.isPresent()) {
            context.progress().action("Unchanged: " + name);
        } else {
            remove(file);
        }
        RuntimeRecord record = same.orElseGet(() -> make(root, name, wanted, modules));
        context.progress().detail("Modules of " + name + ": " + String.join(",", modules));
        record.withApplication(wanted.source()).write(file);
        return new CopiedFile(context.source(root.path()) + "/", "/");
    }

    private boolean isOf(RuntimeRecord record, Digest release) {
        return record.isOf(release, linker.known().values());
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

    /** Returns a copy of one that was linked of the same, else a new one, which is kept. */
    private RuntimeRecord make(RootFolder root, String name, RuntimeModules wanted, List<String> modules) {
        Digest release = jdk.release();
        Digest key = RuntimeRecord.key(release, modules);
        Supplier<Optional<RuntimeRecord>> kept = () -> reuse(key, root, release, name + wanted.sharing(modules));
        Activity linking = context.progress().begin("Linking " + name);
        try {
            return kept.get()
                    .orElseGet(() ->
                            locks.holding(cache.lockFile(key), () -> kept.get().orElseGet(() -> {
                                RuntimeRecord made =
                                        link(root, name + wanted.sharing(modules), wanted.source(), modules);
                                cache.keep(key, root, made);
                                return made;
                            })));
        } finally {
            linking.close();
        }
    }

    private Optional<RuntimeRecord> reuse(Digest key, RootFolder root, Digest release, String subject) {
        long start = System.nanoTime();
        Optional<RuntimeRecord> kept = cache.find(key, root, record -> isOf(record, release));
        kept.ifPresent(record -> report("Reused ", subject, root, record, start));
        return kept;
    }

    private RuntimeRecord link(RootFolder root, String subject, String application, List<String> modules) {
        long start = System.nanoTime();
        Map<String, Digest> files = new LinkedHashMap<>();
        linker.link(root, modules)
                .forEach(file -> RuntimeRecord.digest(file).ifPresent(digest -> files.put(file.toString(), digest)));
        RuntimeRecord made =
                new RuntimeRecord(jdk.release(), application, modules, files, read(root, RootFolder::listing));
        report("Linked ", subject, root, made, start);
        return made;
    }

    private interface Reading<T> {
        T of(RootFolder root) throws IOException;
    }

    private static <T> T read(RootFolder root, Reading<T> reading) {
        try {
            return reading.of(root);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    root.path() + " cannot be read: " + e.getMessage() + ". Check that you may read it.", e);
        }
    }

    private void report(String done, String subject, RootFolder root, RuntimeRecord record, long start) {
        context.progress()
                .action(done + subject + ": Java " + jdk.version() + ", modules: "
                        + record.modules().size() + ", " + ByteSizes.format(read(root, RootFolder::size)) + " in "
                        + Durations.format(Duration.ofNanos(System.nanoTime() - start)));
    }

    /** What there is no record of is made anew, so a run that is ended leaves nothing that looks whole. */
    private static void remove(Path record) {
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    record + " cannot be deleted: " + e
                            + ". Delete it yourself, and check that you may write in its folder.",
                    e);
        }
    }
}

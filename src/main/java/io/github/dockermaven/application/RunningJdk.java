package io.github.dockermaven.application;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JDK that runs Maven, of which {@code jlink} makes a run-time.
 *
 * @param home its folder
 * @param os the system's name, as Java has it
 * @param version of its Java, {@code 17.0.15}
 */
record RunningJdk(Path home, String os, Runtime.Version version) {
    /** The first release that can link without the folder {@code jmods} (JEP 493). */
    private static final int LINKS_ITSELF = 24;

    /** The first release in which {@code --compress} has levels of zip. */
    private static final int ZIP_LEVELS = 21;

    private static final String OTHERWISE =
            " Or remove docker.runtime, and name a base image that has Java in docker.from.";

    static RunningJdk current() {
        return new RunningJdk(
                Path.of(System.getProperty("java.home")), System.getProperty("os.name"), Runtime.version());
    }

    /**
     * Checks that it can link a run-time for an image.
     *
     * @throws DockerFailureException if it is for another system, has no {@code jlink}, or nothing to link
     */
    void check() {
        if (!os.equals("Linux")) {
            throw new DockerFailureException("docker.runtime is jlink, which takes Java and the C library of the system"
                    + " that Maven runs on, and this is " + os + ". Run Maven on Linux, in a container for example."
                    + OTHERWISE);
        }
        if (!Files.isExecutable(jlink())) {
            throw new DockerFailureException("docker.runtime is jlink, and " + home
                    + ", which runs Maven, has no bin/jlink. Set JAVA_HOME to a JDK, not a JRE." + OTHERWISE);
        }
        if (feature() < LINKS_ITSELF && !Files.isRegularFile(home.resolve("jmods/java.base.jmod"))) {
            throw new DockerFailureException("docker.runtime is jlink, and " + home
                    + ", which runs Maven, has no modules in jmods that could be linked. Install them (some systems have"
                    + " them in a package of their own, java-" + feature()
                    + "-openjdk-jmods), or set JAVA_HOME to a JDK that has them." + OTHERWISE);
        }
    }

    /**
     * Checks that it can run an application.
     *
     * @throws DockerFailureException if the application needs a newer Java, or has preview features of another
     */
    void checkRuns(RequiredJava needed) {
        if (!needed.runsOn(feature())) {
            throw new DockerFailureException("The application needs Java " + needed.release() + ", for which " + needed
                    + " is compiled" + (needed.preview() ? " with preview features, which no other release runs" : "")
                    + ". docker.runtime is jlink, which makes a run-time of " + home + ", which is Java " + feature()
                    + ". Run Maven with a JDK " + needed.release() + ", or compile for Java " + feature() + "."
                    + OTHERWISE);
        }
    }

    /**
     * Checks that it has some modules.
     *
     * @throws DockerFailureException if one is not there, with its name
     */
    void checkModules(List<String> modules) {
        Set<String> known = moduleNames();
        modules.stream().filter(module -> !known.contains(module)).findFirst().ifPresent(unknown -> {
            throw new DockerFailureException("modules: " + home + ", which runs Maven, has no module '" + unknown + "'"
                    + DidYouMean.to(unknown, known)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(".")
                    + " Correct docker.modules; 'java --list-modules' lists those that there are.");
        });
    }

    int feature() {
        return version.feature();
    }

    Path jlink() {
        return home.resolve("bin/jlink");
    }

    /** Returns the argument of {@code --compress} that makes the modules smallest. */
    String compression() {
        return feature() < ZIP_LEVELS ? "2" : "zip-6";
    }

    /** Returns what distinguishes one build of a JDK from another: its file {@code release}. */
    Digest release() {
        Path file = home.resolve("release");
        try {
            return Digest.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be read: " + e.getMessage() + ". Set JAVA_HOME to a JDK that is complete.", e);
        }
    }

    Set<String> moduleNames() {
        return modules().keySet();
    }

    /** Returns the module of each package, by its name as class files write it: {@code java/lang}. */
    Map<String, String> moduleOfPackage() {
        Map<String, String> all = new HashMap<>();
        modules().forEach((name, module) -> module.packages().forEach(each -> all.put(each.replace('.', '/'), name)));
        return all;
    }

    private static Map<String, ModuleDescriptor> modules() {
        return ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .collect(Collectors.toMap(ModuleDescriptor::name, descriptor -> descriptor));
    }
}

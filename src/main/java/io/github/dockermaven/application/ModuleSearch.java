package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.AtomicFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Finds the JDK's modules that the classes of jars name, as {@code jdeps} does, but in jars that are in jars as well, and
 * whether or not they are complete.
 *
 * @param moduleOf the module of each package of the JDK, by the package's name as class files write it
 * @param release the feature release of Java that is to run them, which decides what counts of multi-release jars
 */
record ModuleSearch(Map<String, String> moduleOf, int release) {
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d{1,9})/.*");

    /** The jars in jars that are looked into: more than any launcher does, and one may have itself in it. */
    private static final int DEEPEST = 4;

    /** What a module descriptor names, classes use as well, or do not need. */
    private static final String MODULE_INFO = "module-info.class";

    /**
     * What classes do not name but reflection and services need, in a web application: JMX and its agent, Java agents,
     * naming and DNS, elliptic curves in TLS, sockets' options, zip file systems, random generators, encodings of East Asia.
     */
    private static final List<String> ALWAYS = List.of(
            "java.base",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "jdk.charsets",
            "jdk.crypto.ec",
            "jdk.jfr",
            "jdk.management",
            "jdk.management.agent",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.random",
            "jdk.unsupported",
            "jdk.zipfs");

    /**
     * What makes the run-times of most services the same, for less than 1 MB more than a usual one has: the rest of Java SE, the
     * JDK's web server, and what drivers of databases name for Kerberos.
     */
    private static final List<String> SHARED = List.of(
            "java.compiler",
            "java.datatransfer",
            "java.desktop",
            "java.management.rmi",
            "java.net.http",
            "java.prefs",
            "java.rmi",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.sql.rowset",
            "java.transaction.xa",
            "java.xml",
            "java.xml.crypto",
            "jdk.httpserver",
            "jdk.security.auth",
            "jdk.security.jgss");

    /** Returns the search for the modules of a JDK that is to run the classes. */
    static ModuleSearch in(RunningJdk jdk) {
        return new ModuleSearch(jdk.moduleOfPackage(), jdk.feature());
    }

    /**
     * Returns the modules that an application is linked with: those that its classes name, and those that they need
     * unnamed.
     */
    List<String> modulesFor(List<Path> jars) {
        Set<String> modules = new TreeSet<>(ALWAYS);
        modules.retainAll(moduleOf.values());
        modules.addAll(modulesOf(jars));
        return List.copyOf(modules);
    }

    /** Returns {@link #modulesFor} with those that most services need: of typical ones no more than these. */
    List<String> sharedModulesFor(List<Path> jars) {
        Set<String> modules = new TreeSet<>(SHARED);
        modules.retainAll(moduleOf.values());
        modules.addAll(modulesFor(jars));
        return List.copyOf(modules);
    }

    /** Returns those of some modules that only some services need. */
    static List<String> notShared(List<String> modules) {
        return modules.stream()
                .filter(module -> !SHARED.contains(module) && !ALWAYS.contains(module))
                .toList();
    }

    /**
     * Returns the modules that classes name.
     *
     * @throws DockerFailureException if a class cannot be read, with its jar
     * @throws io.github.dockermaven.error.DockerExecutionException if a jar cannot be read
     */
    Set<String> modulesOf(List<Path> jars) {
        Set<String> modules = new TreeSet<>();
        for (Path jar : jars) {
            try {
                read(jar, jar.toString(), 0, modules);
            } catch (IOException e) {
                throw PackagedJar.unreadable(jar, e);
            }
        }
        return modules;
    }

    private void read(Path file, String name, int depth, Set<String> modules) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".jar")) {
                    readNested(jar, entry, name + "!/" + entry.getName(), depth + 1, modules);
                } else if (isClass(entry.getName())) {
                    readClass(jar, entry, name, modules);
                }
            }
        }
    }

    /** In a file of its own, because a stream does not give every jar that Java takes. */
    private void readNested(JarFile jar, JarEntry entry, String name, int depth, Set<String> modules)
            throws IOException {
        if (depth > DEEPEST) {
            throw new DockerFailureException(
                    "The modules that the application needs cannot be found: " + PrintableText.quote(name)
                            + " is more than " + DEEPEST + " jars deep. Name the modules in docker.modules.");
        }
        try (InputStream content = jar.getInputStream(entry);
                AtomicFile copy = AtomicFile.temporary()) {
            content.transferTo(copy.stream());
            read(copy.path(), name, depth, modules);
        } catch (ZipException | EOFException e) {
            throw new DockerFailureException(
                    "The modules that the application needs cannot be found: " + PrintableText.quote(name)
                            + " is no jar, " + PrintableText.of(e) + ". Name the modules in docker.modules.",
                    e);
        }
    }

    private boolean isClass(String entry) {
        Matcher versioned = VERSIONED.matcher(entry);
        return entry.endsWith(".class")
                && !entry.endsWith(MODULE_INFO)
                && (!versioned.matches() || Integer.parseInt(versioned.group(1)) <= release);
    }

    private void readClass(JarFile jar, JarEntry entry, String name, Set<String> modules) {
        try (InputStream content = new BufferedInputStream(jar.getInputStream(entry))) {
            ClassPackages.read(content, used -> {
                String module = moduleOf.get(used);
                if (module != null) {
                    modules.add(module);
                }
            });
        } catch (IOException e) {
            throw new DockerFailureException(
                    "The modules that the application needs cannot be found: class "
                            + PrintableText.quote(entry.getName()) + " of " + PrintableText.quote(name)
                            + " cannot be read, "
                            + PrintableText.of(e) + ". Name the modules in docker.modules.",
                    e);
        }
    }

    /**
     * Returns what makes two states of an application the same for this search: the names, sizes and checksums of all
     * that its jars have, by their tables of contents alone.
     */
    static Digest digest(List<Path> jars) {
        MessageDigest digest = Digest.sha256();
        for (Path file : jars) {
            try (JarFile jar = new JarFile(file.toFile(), false)) {
                jar.stream()
                        .map(entry -> entry.getName() + "\0" + entry.getSize() + "\0" + entry.getCrc() + "\n")
                        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw PackagedJar.unreadable(file, e);
            }
        }
        return Digest.ofHash(digest.digest());
    }
}

package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search for the newest Java that the classes of an application need. The application's own classes count, all of them; of
 * a library one class for each package of up to three levels, because libraries have newer classes here and there that they
 * load on newer releases only, and because there may be tens of thousands.
 */
final class RequiredJavaSearch {
    private static final Logger LOGGER = LoggerFactory.getLogger(RequiredJavaSearch.class);
    private static final Pattern OWN = Pattern.compile("(?:BOOT-INF|WEB-INF)/classes/(.*)");
    private static final Pattern NESTED = Pattern.compile("(?:BOOT-INF/lib|WEB-INF/lib|WEB-INF/lib-provided)/.*\\.jar");
    private static final Pattern PACKAGE = Pattern.compile("(?:[^/]+/){1,3}");

    /** What newer releases only load, and what is no class of its own. */
    private static final Pattern NOT_COUNTED = Pattern.compile("META-INF/.*|(?:.*/)?module-info\\.class");

    /** The bytes of a nested jar in which its first class is looked for. */
    private static final int NESTED_BYTES = 1 << 17;

    private final String mainEntry;
    private final String mainPackage;
    private RequiredJava newest;

    private RequiredJavaSearch(Optional<String> mainClass) {
        mainEntry = mainClass.map(PackagedJar::classFile).orElse("");
        mainPackage = mainEntry.substring(0, mainEntry.lastIndexOf('/') + 1);
    }

    /**
     * Returns what an application needs; nothing if it has no class that can be read.
     *
     * @throws DockerFailureException if the class to start is no class file
     * @throws io.github.dockermaven.error.DockerExecutionException if a jar cannot be read
     */
    static Optional<RequiredJava> of(PackagedApplication application) {
        RequiredJavaSearch search = new RequiredJavaSearch(application.startClass());
        application.jars().forEach(search::read);
        return Optional.ofNullable(search.newest);
    }

    private void read(Path file) {
        Set<String> packages = new HashSet<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (NESTED.matcher(entry.getName()).matches()) {
                    readNested(jar, entry, file + "!/" + entry.getName());
                } else if (isClass(entry.getName()) && counts(entry.getName(), packages)) {
                    readClass(jar, entry, file);
                }
            }
        } catch (IOException e) {
            throw PackagedJar.unreadable(file, e);
        }
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !NOT_COUNTED.matcher(entry).matches();
    }

    private boolean counts(String entry, Set<String> packages) {
        if (OWN.matcher(entry).matches()
                || entry.equals(mainEntry)
                || !mainPackage.isEmpty() && entry.startsWith(mainPackage)) {
            return true;
        }
        Matcher parts = PACKAGE.matcher(entry);
        return packages.add(parts.lookingAt() ? parts.group() : "");
    }

    private void readClass(JarFile jar, JarEntry entry, Path file) {
        try (InputStream content = jar.getInputStream(entry)) {
            add(ClassVersion.read(content), entry.getName(), file.toString());
        } catch (IOException e) {
            if (entry.getName().equals(mainEntry)) {
                throw new DockerFailureException(
                        "The Java that the application needs is not known: class " + PrintableText.quote(mainEntry)
                                + " of "
                                + file + " cannot be read, " + PrintableText.of(e)
                                + ". Build the jar anew with 'mvn package'.",
                        e);
            }
            LOGGER.debug("Class {} of {} does not count, it cannot be read", entry.getName(), file, e);
        }
    }

    /** Its first class, from the stream: a jar in a jar cannot be opened without a copy of it. */
    private void readNested(JarFile jar, JarEntry nested, String name) {
        try (InputStream content = jar.getInputStream(nested);
                ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content.readNBytes(NESTED_BYTES)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isClass(entry.getName())) {
                    add(ClassVersion.read(zip), entry.getName(), name);
                    return;
                }
            }
        } catch (IOException | IllegalArgumentException e) { // the second for an entry's name that is not in UTF-8
            LOGGER.debug("{} does not count, no class of it can be read", name, e);
        }
    }

    private void add(ClassVersion version, String className, String jar) {
        RequiredJava found = new RequiredJava(version.release(), version.preview(), className, jar);
        newest = newest == null ? found : newest.newer(found);
    }
}

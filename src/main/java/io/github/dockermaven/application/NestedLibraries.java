package io.github.dockermaven.application;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * A format of jars that have their libraries as jars in them. The launcher that the manifest names loads them from there,
 * and Java itself never does: in any other jar a nested one is but a resource.
 */
public enum NestedLibraries {
    SPRING_BOOT("Spring Boot", "org.springframework.boot.loader.", "(BOOT|WEB)-INF/lib(-provided)?/.*"),
    ONE_JAR("One-JAR", "com.simontuffs.onejar.", "lib/.*"),
    ECLIPSE("Eclipse's jar-in-jar loader", "org.eclipse.jdt.internal.jarinjarloader.", ".*"),
    THORNTAIL("Thorntail", "org.wildfly.swarm.bootstrap.", "m2repo/.*"),
    WILDFLY("WildFly's bootable jar", "org.wildfly.core.jar.boot.", ".*"),
    PAYARA("Payara Micro", "fish.payara.micro.boot.", "MICRO-INF/.*"),
    LIBERTY("Open Liberty's runnable jar", "wlp.lib.extract.", ".*");

    private final String format;
    private final String launchers;
    private final String places;

    NestedLibraries(String format, String launchers, String places) {
        this.format = format;
        this.launchers = launchers;
        this.places = places;
    }

    /** Returns the format of a jar, by its launcher. */
    public static Optional<NestedLibraries> of(PackagedJar jar) {
        return Arrays.stream(values())
                .filter(each -> jar.isRunnable() && jar.mainClass().startsWith(each.launchers))
                .findFirst();
    }

    /** Returns the libraries of a jar of this format, in words. */
    public String describe(PackagedJar jar) {
        try (JarFile open = new JarFile(jar.file().toFile(), false)) {
            long count = open.stream()
                    .filter(entry ->
                            entry.getName().endsWith(".jar") && entry.getName().matches(places))
                    .count();
            return PackagedApplication.libraries(count) + " in it, as " + format + " packages them";
        } catch (IOException e) {
            throw PackagedJar.unreadable(jar.file(), e);
        }
    }
}

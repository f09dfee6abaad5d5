package io.github.dockermaven.application;

/** The base image of an application that names none. */
public final class BaseImages {
    /** The releases of Java whose final versions were published as {@code openjdk:N-jdk-slim}. */
    private static final int FIRST_OPENJDK = 7;

    private static final int LAST_OPENJDK = 18;

    /** The oldest that is updated, for what older releases ran. */
    private static final int OLDEST = 8;

    private BaseImages() {}

    /**
     * Returns the image for a release of Java: {@code openjdk:N-jdk-slim} where it was published, else
     * {@code eclipse-temurin:N-jre}; for one that is older than both that of Java 8.
     *
     * @param release a feature release, 8 for Java 1.8
     */
    public static String forRelease(int release) {
        return isOpenJdk(release) ? "openjdk:" + published(release) + "-jdk-slim" : maintained(release);
    }

    /** Returns the image for a release of Java that its publishers keep up to date. */
    public static String maintained(int release) {
        return "eclipse-temurin:" + Math.max(release, OLDEST) + "-jre";
    }

    /** Returns whether {@link #forRelease} is Docker's {@code openjdk}, which is no longer updated. */
    public static boolean isOpenJdk(int release) {
        return release <= LAST_OPENJDK;
    }

    private static int published(int release) {
        return release < FIRST_OPENJDK ? OLDEST : release;
    }
}

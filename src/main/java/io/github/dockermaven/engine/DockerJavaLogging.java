package io.github.dockermaven.engine;

/**
 * Keeps docker-java's transport quiet below warnings. With {@code mvn -X} it would print each request's headers, the one with
 * the registry's password included, and all that is sent.
 */
final class DockerJavaLogging {
    private static final String LOGGER = "com.github.dockerjava";

    private DockerJavaLogging() {}

    /** To be called before the first class of docker-java makes its logger; a level that the user has set stays. */
    static void quieten() {
        setIfUnset("org.slf4j.simpleLogger.log." + LOGGER);
        setIfUnset("maven.logger.log." + LOGGER);
    }

    private static void setIfUnset(String property) {
        System.getProperties().putIfAbsent(property, "warn");
    }
}

package io.github.dockermaven.engine;

/**
 * The log level of docker-java's transport, which is limited to warnings. With {@code mvn -X} it would log each
 * request's headers, including the one with the registry's password, and all data.
 */
final class DockerJavaLogging {
    private static final String LOGGER = "com.github.dockerjava";

    private DockerJavaLogging() {}

    /**
     * Sets the level. It has to be called before docker-java's first class creates its logger; a level set by the user
     * stays.
     */
    static void quieten() {
        setIfUnset("org.slf4j.simpleLogger.log." + LOGGER);
        setIfUnset("maven.logger.log." + LOGGER);
    }

    private static void setIfUnset(String property) {
        System.getProperties().putIfAbsent(property, "warn");
    }
}

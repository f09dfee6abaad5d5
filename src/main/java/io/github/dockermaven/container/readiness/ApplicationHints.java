package io.github.dockermaven.container.readiness;

/**
 * What is known of the application that a build made an image of.
 *
 * @param springBoot whether it is one of Spring Boot, whose log has a line when it is started
 * @param actuator whether Spring Boot's Actuator is on its class path, which answers whether it is ready
 */
public record ApplicationHints(boolean springBoot, boolean actuator) {
    /** An image of others, or an application that nothing is known of. */
    public static final ApplicationHints NONE = new ApplicationHints(false, false);
}

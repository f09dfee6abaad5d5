package io.github.dockermaven.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A base image that starts what is in its folder of web applications, as the image's documentation says. */
public enum ServletContainer {
    /** Docker's {@code tomcat}. */
    TOMCAT("/usr/local/tomcat/webapps/", "CATALINA_OPTS"),
    /** Docker's {@code jetty}. */
    JETTY("/var/lib/jetty/webapps/", "JAVA_OPTIONS");

    private final String webapps;
    private final String jvmVariable;

    ServletContainer(String webapps, String jvmVariable) {
        this.webapps = webapps;
        this.jvmVariable = jvmVariable;
    }

    /**
     * Returns the container that a base image has, by the last part of its path: {@code tomcat:10-jdk17},
     * {@code registry.example.com/mirror/tomcat}.
     *
     * @param image {@code null} for none
     */
    public static Optional<ServletContainer> of(String image) {
        String name = image == null
                ? ""
                : image.replaceFirst("@.*", "").replaceFirst(".*/", "").replaceFirst(":.*", "");
        return Arrays.stream(values())
                .filter(container -> container.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Returns the folder whose applications it starts, with a {@code /} at its end. */
    String webapps() {
        return webapps;
    }

    /** Returns the environment variable that has arguments of the Java virtual machine. */
    String jvmVariable() {
        return jvmVariable;
    }
}

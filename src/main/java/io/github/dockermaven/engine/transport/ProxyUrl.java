package io.github.dockermaven.engine.transport;

/** The address of a proxy, as variables of the environment and engines have it. */
public final class ProxyUrl {
    private ProxyUrl() {}

    /** The address without the user and the password that it may have. */
    public static String masked(String url) {
        return url.replaceFirst("^([^/]*//)?.*@", "$1…@");
    }
}

package io.github.dockermaven.proxy;

import java.io.IOException;

/** The failure of a connection because of its proxy. */
public final class ProxyFailure extends IOException {
    private static final long serialVersionUID = 1L;
    public static final int AUTHENTICATION_REQUIRED = 407;

    private final int status;
    private final String login;
    private final String exceptions;

    private ProxyFailure(HttpProxy proxy, int status, String what, String login, Throwable cause) {
        super("the proxy at " + proxy + " " + what, cause);
        this.status = status;
        this.login = login;
        this.exceptions = proxy.source().exceptions();
    }

    /** @param reason such as {@code connection refused} */
    public static ProxyFailure unreachable(HttpProxy proxy, String reason, IOException e) {
        return new ProxyFailure(proxy, 0, "cannot be reached: " + reason, null, e);
    }

    /** @param server the server behind the proxy, such as {@code the engine} */
    public static ProxyFailure answered(HttpProxy proxy, int status, String server) {
        String what = status == AUTHENTICATION_REQUIRED
                ? (proxy.authorization().isEmpty() ? "wants a user and a password" : "refuses its user and password")
                : "answers " + status + " when asked for a way to " + server;
        return new ProxyFailure(proxy, status, what, proxy.source().login(), null);
    }

    /**
     * Returns the failure of a proxy that wants a user and password which could not be sent to it.
     *
     * @param why such as {@code Java does not send}
     * @param remedy without a full stop
     */
    public static ProxyFailure notSent(HttpProxy proxy, String why, String remedy) {
        String what = "wants its user and password, which " + why;
        return new ProxyFailure(proxy, AUTHENTICATION_REQUIRED, what, remedy, null);
    }

    /** Returns the status that the proxy answered, 0 if it did not answer. */
    public int status() {
        return status;
    }

    /**
     * Returns the fix, without a full stop.
     *
     * @param host the host of the server behind the proxy
     */
    public String remedy(String host) {
        return status == AUTHENTICATION_REQUIRED ? login : "Check the proxy, or put " + host + " into " + exceptions;
    }
}

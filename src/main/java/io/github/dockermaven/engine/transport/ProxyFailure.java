package io.github.dockermaven.engine.transport;

import io.github.dockermaven.image.ErrorText;
import java.io.IOException;

/** A proxy did not let us through to the engine. */
public final class ProxyFailure extends IOException {
    private static final long serialVersionUID = 1L;
    static final int AUTHENTICATION_REQUIRED = 407;

    private final boolean wantsLogin;

    private ProxyFailure(String message, boolean wantsLogin, Throwable cause) {
        super(message, cause);
        this.wantsLogin = wantsLogin;
    }

    static ProxyFailure unreachable(HttpProxy proxy, IOException e) {
        return new ProxyFailure("the proxy at " + proxy + " cannot be reached: " + ErrorText.of(e), false, e);
    }

    static ProxyFailure answered(HttpProxy proxy, int status) {
        boolean login = status == AUTHENTICATION_REQUIRED;
        String what = login
                ? (proxy.authorization() == null ? "wants a user and a password" : "refuses its user and password")
                : "answers " + status + " when asked for a way to the engine";
        return new ProxyFailure("the proxy at " + proxy + " " + what, login, null);
    }

    /** Whether another user or password could help. */
    public boolean wantsLogin() {
        return wantsLogin;
    }
}

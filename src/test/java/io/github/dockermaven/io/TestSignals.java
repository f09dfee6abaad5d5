package io.github.dockermaven.io;

import java.lang.reflect.Proxy;

/** Handlers of signals in this process. By reflection, because the compiler warns of these classes. */
public final class TestSignals {
    private TestSignals() {}

    /** Leaves SIGINT to the system, as Maven 4 does. */
    static void leaveInterruptsToTheSystem() throws ReflectiveOperationException {
        handle("INT", handlerType().getField("SIG_DFL").get(null));
    }

    /** Has a signal do something, as an application may that runs Maven in its own process. */
    static void handle(String name, Runnable action) throws ReflectiveOperationException {
        handle(
                name,
                Proxy.newProxyInstance(
                        handlerType().getClassLoader(), new Class<?>[] {handlerType()}, (proxy, method, arguments) -> {
                            if (method.getName().equals("toString")) {
                                return "the application's";
                            }
                            action.run();
                            return null;
                        }));
    }

    /**
     * Returns the name of what handles a signal; the JDK has no other that stays the same. For a test's own process that is
     * SIGTERM: a script's background command ignores SIGINT, and what {@code nohup} runs ignores SIGHUP.
     */
    public static String owner(String name) throws ReflectiveOperationException {
        Object handler = handle(name, handlerType().getField("SIG_DFL").get(null));
        handle(name, handler);
        return handler.toString();
    }

    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        return type.getMethod("handle", type, handlerType())
                .invoke(null, type.getConstructor(String.class).newInstance(name), handler);
    }

    private static Class<?> handlerType() throws ClassNotFoundException {
        return Class.forName("sun.misc.SignalHandler");
    }
}

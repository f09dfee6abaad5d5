package io.github.dockermaven.io;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The signal that Ctrl-C sends. With Maven 4 it ends the process without its shutdown hooks: the library that Maven uses
 * for terminals gives the signal back to the operating system. By reflection, because the compiler warns of
 * {@code sun.misc.Signal}, though the module {@code jdk.unsupported} has it for everybody.
 */
public final class InterruptSignal {
    /** 128 and the signal's number, as from Java's own way to handle it. */
    private static final int EXIT_CODE = 130;

    /** A process handles a signal in one way: the first that wants it otherwise changes that, the last changes it back. */
    private static final InterruptSignal OF_PROCESS = new InterruptSignal();

    private int wanted;
    private Runnable asBefore;

    private InterruptSignal() {}

    /**
     * Has the signal end the process by way of its shutdown hooks. Several may want it at a time.
     *
     * @return makes it as it was, unless somebody else wants it still; to be run once
     */
    public static Runnable exits() {
        OF_PROCESS.want();
        return OF_PROCESS::release;
    }

    private synchronized void want() {
        if (wanted == 0) {
            asBefore = handle();
        }
        wanted++;
    }

    private synchronized void release() {
        wanted--;
        if (wanted == 0) {
            asBefore.run();
        }
    }

    private static Runnable handle() {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance("INT");
            Method handle = type.getMethod("handle", type, handlerType);
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        System.exit(EXIT_CODE);
                        return null;
                    });
            Object previous = handle.invoke(null, signal, handler);
            return () -> restore(handle, signal, previous);
        } catch (ReflectiveOperationException e) {
            // A Java without such signals, or one that is told with -Xrs to leave them alone.
            return () -> {};
        }
    }

    private static void restore(Method handle, Object signal, Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A signal that could be handled cannot be left alone again", e);
        }
    }
}

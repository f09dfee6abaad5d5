package io.github.dockermaven.io;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The signal that Ctrl-C sends. With Maven 4 it ends the process without its shutdown hooks, because the terminal
 * library that Maven uses restores the operating system's handler. Reflection avoids the compiler's warning of
 * {@code sun.misc.Signal}, which the module {@code jdk.unsupported} exports to everybody.
 */
public final class InterruptSignal {
    /** 128 and the signal's number, as Java's own handler has it. */
    private static final int EXIT_CODE = 130;

    /** The process' one handler of the signal: the first user replaces it, the last one restores it. */
    private static final InterruptSignal OF_PROCESS = new InterruptSignal();

    private int wanted;
    private Runnable asBefore;

    private InterruptSignal() {}

    /**
     * Makes the signal end the process by way of its shutdown hooks. Several users may ask for this at a time.
     *
     * @return restores the previous handler when the last user runs it; each user runs it once
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
            // A Java without such signals, or one that leaves them alone because of -Xrs.
            return () -> {};
        }
    }

    private static void restore(Method handle, Object signal, Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the handler of a signal cannot be restored", e);
        }
    }
}

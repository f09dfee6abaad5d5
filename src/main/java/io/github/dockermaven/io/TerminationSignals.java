package io.github.dockermaven.io;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The signals that request the end of this process. The first one goes to its former handler, usually Java's, which ends
 * the process. If that is the operating system's default, Java's shutdown is begun instead: the library that Maven 4
 * uses for terminals leaves SIGINT to the system, which does not run shutdown hooks. During the shutdown, SIGINT ends the
 * process at once. The other signals change nothing then: for a closed terminal, for example, the shell sends SIGHUP too.
 *
 * <p>It uses reflection because the compiler warns of {@code sun.misc.Signal}, though the module {@code jdk.unsupported}
 * exports it to everybody.
 */
final class TerminationSignals {
    /** The signal of Ctrl-C. */
    private static final String INTERRUPT = "INT";

    /** The other two are sent by continuous integration to end a build, and by a closed terminal. */
    private static final List<String> NAMES = List.of(INTERRUPT, "TERM", "HUP");

    private final List<Taken> taken;

    private TerminationSignals(List<Taken> taken) {
        this.taken = taken;
    }

    /**
     * @param ending whether the shutdown has begun
     * @param interrupted deals with a SIGINT before it, or returns false
     */
    static TerminationSignals take(BooleanSupplier ending, BooleanSupplier interrupted) {
        List<Taken> taken = new ArrayList<>();
        try {
            Api api = Api.ofJdk();
            for (String name : NAMES) {
                try {
                    boolean isInterrupt = name.equals(INTERRUPT);
                    Taken.of(api, name, ending, isInterrupt ? interrupted : () -> false)
                            .ifPresent(taken::add);
                } catch (InvocationTargetException e) {
                    // Windows does not have it, or Java may not handle it (-Xrs).
                }
            }
        } catch (ReflectiveOperationException e) {
            // A Java without this class: it handles the signals without this plugin.
        }
        return new TerminationSignals(taken);
    }

    /** Restores each former handler, unless another one was installed since. */
    void giveBack() {
        taken.forEach(Taken::giveBack);
    }

    /** The used part of the JDK's internal types for signals. */
    private record Api(Class<?> signalType, Class<?> handlerType, Method handle, Method deliver) {
        static Api ofJdk() throws ReflectiveOperationException {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            return new Api(
                    signalType,
                    handlerType,
                    signalType.getMethod("handle", signalType, handlerType),
                    handlerType.getMethod("handle", signalType));
        }

        Object signal(String name) throws ReflectiveOperationException {
            return signalType.getConstructor(String.class).newInstance(name);
        }

        /** Returns the former handler. */
        Object handle(Object signal, Object handler) throws ReflectiveOperationException {
            return handle.invoke(null, signal, handler);
        }

        boolean isOfSystem(Object handler) throws ReflectiveOperationException {
            return handler == handlerType.getField("SIG_DFL").get(null);
        }

        boolean isNobody(Object handler) throws ReflectiveOperationException {
            return handler == handlerType.getField("SIG_IGN").get(null);
        }
    }

    /** One of the signals, while this class handles it. */
    private static final class Taken implements InvocationHandler {
        private final Api api;
        private final Object signal;
        private final boolean interrupt;
        private final int exitCode;
        private final BooleanSupplier ending;
        private final BooleanSupplier dealtWith;
        private final Object handler;
        private Object before;
        private boolean givenBack;

        private Taken(Api api, String name, BooleanSupplier ending, BooleanSupplier dealtWith)
                throws ReflectiveOperationException {
            this.api = api;
            this.signal = api.signal(name);
            this.interrupt = name.equals(INTERRUPT);
            // The exit code of Java after a signal, as a shell reports it.
            this.exitCode = 128 + (int) api.signalType().getMethod("getNumber").invoke(signal);
            this.ending = ending;
            this.dealtWith = dealtWith;
            // The supplier is for instances of another class loader: see current().
            this.handler = Proxy.newProxyInstance(
                    api.handlerType().getClassLoader(), new Class<?>[] {api.handlerType(), Supplier.class}, this);
        }

        /** Returns empty if the process ignores the signal, as below {@code nohup} or in a script's background. */
        static Optional<Taken> of(Api api, String name, BooleanSupplier ending, BooleanSupplier dealtWith)
                throws ReflectiveOperationException {
            Taken taken = new Taken(api, name, ending, dealtWith);
            synchronized (taken) {
                taken.before = api.handle(taken.signal, taken.handler);
                if (api.isNobody(taken.before)) {
                    api.handle(taken.signal, taken.before);
                    return Optional.empty();
                }
            }
            return Optional.of(taken);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "handle" -> receive();
                case "get" -> {
                    return replacement();
                }
                default -> {
                    return method.invoke(this, arguments);
                }
            }
            return null;
        }

        private void receive() throws ReflectiveOperationException {
            if (ending.getAsBoolean()) {
                if (interrupt) {
                    Runtime.getRuntime().halt(exitCode);
                }
                return;
            }
            if (dealtWith.getAsBoolean()) {
                return;
            }
            Object owner = owner();
            if (api.isOfSystem(owner)) {
                System.exit(exitCode);
            }
            api.deliver().invoke(owner, signal);
        }

        private synchronized Object owner() {
            return before;
        }

        /** Returns the handler to use after this one has restored the former handler; {@code null} before. */
        private synchronized Object replacement() {
            return givenBack ? before : null;
        }

        /** A plugin with its own dependencies is loaded twice, and the two instances may begin and end in any order. */
        private static Object current(Object handler) {
            Object current = handler;
            while (current instanceof Supplier<?> other && other.get() != null) {
                current = other.get();
            }
            return current;
        }

        synchronized void giveBack() {
            try {
                before = current(before);
                givenBack = true;
                Object last = api.handle(signal, before);
                if (last != handler) {
                    api.handle(signal, last);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A signal that could be handled cannot be left alone again", e);
            }
        }
    }
}

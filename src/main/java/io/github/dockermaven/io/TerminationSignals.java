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
 * The signals that ask this process to end. The first of them goes to whoever had it before, which is Java's own end of the
 * process as a rule. Where that is the operating system's, Java ends the process all the same: the library that Maven 4 uses
 * for terminals leaves SIGINT to the system, which knows nothing of shutdown hooks. While the process ends, SIGINT ends it at
 * once. The others change nothing then: of a terminal that is closed, for example, the shell sends SIGHUP as well.
 *
 * <p>By reflection, because the compiler warns of {@code sun.misc.Signal}, though the module {@code jdk.unsupported} has it for
 * everybody.
 */
final class TerminationSignals {
    /** What Ctrl-C sends. */
    private static final String INTERRUPT = "INT";

    /** The others are what ends a build in continuous integration, and what a terminal sends that is closed. */
    private static final List<String> NAMES = List.of(INTERRUPT, "TERM", "HUP");

    private final List<Taken> taken;

    private TerminationSignals(List<Taken> taken) {
        this.taken = taken;
    }

    /** @param ending whether the process ends already */
    static TerminationSignals take(BooleanSupplier ending) {
        List<Taken> taken = new ArrayList<>();
        try {
            Api api = Api.ofJdk();
            for (String name : NAMES) {
                try {
                    Taken.of(api, name, ending).ifPresent(taken::add);
                } catch (InvocationTargetException e) {
                    // Windows does not have it, or Java is to leave it alone (-Xrs).
                }
            }
        } catch (ReflectiveOperationException e) {
            // A Java without signals: it ends by itself.
        }
        return new TerminationSignals(taken);
    }

    /** Gives each back to whoever had it, unless somebody else took it since. */
    void giveBack() {
        taken.forEach(Taken::giveBack);
    }

    /** What is used of the JDK's internal types for signals. */
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

        /** Returns who handled it until now. */
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

    /** One of the signals, while it is ours. */
    private static final class Taken implements InvocationHandler {
        private final Api api;
        private final Object signal;
        private final boolean interrupt;
        private final int exitCode;
        private final BooleanSupplier ending;
        private final Object handler;
        private Object before;
        private boolean givenBack;

        private Taken(Api api, String name, BooleanSupplier ending) throws ReflectiveOperationException {
            this.api = api;
            this.signal = api.signal(name);
            this.interrupt = name.equals(INTERRUPT);
            // As Java ends the process at a signal, and as a shell reports it.
            this.exitCode = 128 + (int) api.signalType().getMethod("getNumber").invoke(signal);
            this.ending = ending;
            // The supplier is for others of this class from another class loader: see current().
            this.handler = Proxy.newProxyInstance(
                    api.handlerType().getClassLoader(), new Class<?>[] {api.handlerType(), Supplier.class}, this);
        }

        /** Returns nothing if the process ignores the signal, as below {@code nohup} or in a script's background. */
        static Optional<Taken> of(Api api, String name, BooleanSupplier ending) throws ReflectiveOperationException {
            Taken taken = new Taken(api, name, ending);
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
            Object owner = owner();
            if (api.isOfSystem(owner)) {
                System.exit(exitCode);
            }
            api.deliver().invoke(owner, signal);
        }

        private synchronized Object owner() {
            return before;
        }

        /** Returns who is to be asked instead of this one once it has given the signal back; {@code null} before. */
        private synchronized Object replacement() {
            return givenBack ? before : null;
        }

        /** A plugin with dependencies of its own is loaded twice, and the two may begin and end in any order. */
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

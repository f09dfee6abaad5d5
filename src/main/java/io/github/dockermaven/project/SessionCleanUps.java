package io.github.dockermaven.project;

import io.github.dockermaven.io.GracefulShutdown;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clean-ups that goals of one Maven session leave behind when they end, for the case that Ctrl-C comes later, while tests
 * run, or that the build fails. At the end of a good build they are forgotten. The end is heard by a listener around Maven's
 * own: a plugin gets no other word of it without {@code <extensions>}. While the process ends the session's end waits,
 * because Maven closes this plugin's class loader after it, and reports by its own exit code.
 */
public final class SessionCleanUps {
    /** A project that gives this plugin dependencies of its own has other classes of this name. */
    private static final String KEY =
            "io.github.dockermaven.clean-ups." + System.identityHashCode(SessionCleanUps.class);

    private static final Logger LOGGER = LoggerFactory.getLogger(SessionCleanUps.class);

    private final GracefulShutdown shutdown = GracefulShutdown.ofProcess();
    private final List<Runnable> left = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    private final MavenSession session;

    private SessionCleanUps(MavenSession session) {
        this.session = session;
    }

    public static SessionCleanUps of(MavenSession session) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return (SessionCleanUps) data.computeIfAbsent(KEY, first -> {
                SessionCleanUps made = new SessionCleanUps(session);
                made.hearEnd(session.getRequest());
                return made;
            });
        }
    }

    /** Adds one: see {@link GracefulShutdown#register}. What it asks an engine goes by a session of its own with that. */
    public synchronized void add(Runnable cleanUp) {
        left.add(cleanUp);
        shutdown.register(cleanUp);
    }

    /** Adds an action that ends what goes on until the session's end, good or not. */
    public synchronized void addEnd(Runnable end) {
        ends.add(end);
    }

    /** Forgets one, because it is done or of no use any longer. */
    public synchronized void remove(Runnable cleanUp) {
        left.remove(cleanUp);
        shutdown.unregister(cleanUp);
    }

    private void hearEnd(MavenExecutionRequest request) {
        ExecutionListener before = request.getExecutionListener();
        ExecutionListener others = before == null ? new AbstractExecutionListener() : before;
        ExecutionListener[] around = new ExecutionListener[1];
        // Whatever events this Maven has.
        around[0] = (ExecutionListener) Proxy.newProxyInstance(
                SessionCleanUps.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, event, arguments) -> {
                    if (event.getName().equals("sessionEnded")) {
                        end(request, around[0], before);
                    }
                    return pass(event, others, arguments);
                });
        request.setExecutionListener(around[0]);
    }

    private static Object pass(Method event, Object listener, Object[] arguments) throws Throwable {
        try {
            return event.invoke(listener, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isFailed() {
        MavenExecutionResult result = session.getResult();
        return result != null && result.hasExceptions();
    }

    private void end(MavenExecutionRequest request, ExecutionListener around, ExecutionListener before) {
        shutdown.holdIfEnding();
        if (isFailed()) {
            run(all(left));
        }
        run(all(ends));
        forget();
        request.getData().remove(KEY);
        if (request.getExecutionListener() == around) {
            request.setExecutionListener(before);
        }
    }

    /** The last one first. They stay registered meanwhile: a signal may come. */
    private static void run(List<Runnable> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                all.get(i).run();
            } catch (RuntimeException e) { // The next one runs anyway, and Maven ends its session.
                LOGGER.warn("A clean-up failed: {}", e.toString());
            }
        }
    }

    private synchronized List<Runnable> all(List<Runnable> actions) {
        return List.copyOf(actions);
    }

    private synchronized void forget() {
        left.forEach(shutdown::unregister);
        left.clear();
        ends.clear();
    }
}

package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.Uninterruptibles;
import java.util.Collection;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** A thread for each container, all at once: most of the time they wait for one another, the engine or an application. */
final class ContainerThreads {
    private ContainerThreads() {}

    /**
     * Runs a task for each container, and returns when none runs any more. The first failure interrupts the others.
     *
     * @param name the name of a container, which others may have too
     * @throws DockerExecutionException if this thread is interrupted, which interrupts the tasks
     */
    static <T> void run(Collection<T> containers, Function<T, String> name, Consumer<T> task) {
        ExecutorService threads = Executors.newCachedThreadPool(first -> {
            Thread thread = new Thread(first, "docker-container");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
            containers.forEach(each -> ended.submit(named(name.apply(each), () -> task.accept(each)), null));
            for (int count = 0; count < containers.size(); count++) {
                ended.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            Uninterruptibles.end(threads);
        }
    }

    private static Runnable named(String name, Runnable task) {
        return () -> {
            Thread.currentThread().setName("docker-container-" + name);
            task.run();
        };
    }

    /** Returns the failure of a task that was interrupted, as by Ctrl-C or the failure of another. */
    static DockerExecutionException interrupted(InterruptedException e) {
        return new DockerExecutionException("Interrupted.", e);
    }
}

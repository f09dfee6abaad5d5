package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.Uninterruptibles;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread for each container, all at once: most of the time they wait for one another, the engine or an application. */
final class ContainerThreads {
    private ContainerThreads() {}

    /**
     * Runs the tasks of containers, and returns when none runs any more. The first failure interrupts the others.
     *
     * @param tasks by the names of the containers
     * @throws DockerExecutionException if this thread is interrupted, which interrupts the tasks
     */
    static void run(Map<String, Runnable> tasks) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "docker-container");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
            tasks.forEach((name, task) -> ended.submit(named(name, task), null));
            for (int count = 0; count < tasks.size(); count++) {
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

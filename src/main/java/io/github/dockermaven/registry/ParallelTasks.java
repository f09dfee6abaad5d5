package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks in parallel, a few at a time. The first failure ends the others. */
final class ParallelTasks {
    private static final int WORKERS = 4;

    private ParallelTasks() {}

    /** Runs tasks until all are done, or none runs any more after a failure, which is then thrown. */
    static void run(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.get(0).run();
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(WORKERS, tasks.size())), task -> {
            Thread thread = new Thread(task, "docker-registry-task");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Void> done = new ExecutorCompletionService<>(workers);
            List<Future<Void>> all = new ArrayList<>();
            tasks.forEach(task -> all.add(done.submit(task, null)));
            for (int count = 0; count < all.size(); count++) {
                done.take().get();
            }
        } catch (InterruptedException e) {
            throw Interruptions.of(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new DockerExecutionException(
                    "A request to a registry ended with " + e.getCause() + ".", e.getCause());
        } finally {
            // The sources that the tasks read belong to the caller, who may delete them when this returns.
            Uninterruptibles.end(workers);
        }
    }
}

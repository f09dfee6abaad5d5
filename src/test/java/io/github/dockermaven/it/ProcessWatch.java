package io.github.dockermaven.it;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at the list of this machine's processes again and again for what must not be in it. */
public final class ProcessWatch {
    private static final long PAUSE_MILLIS = 20;

    private final List<String> texts;
    private final Set<String> found = new ConcurrentSkipListSet<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "process watch");

    private ProcessWatch(List<String> texts) {
        this.texts = texts;
    }

    /** Begins to look for command lines with one of these texts. */
    public static ProcessWatch of(String... texts) {
        ProcessWatch watch = new ProcessWatch(List.of(texts));
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Ends it, and gives all command lines that were found. */
    public Set<String> end() throws InterruptedException {
        end.countDown();
        thread.join();
        return found;
    }

    private void watch() {
        try {
            do {
                ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine())
                        .flatMap(Optional::stream)
                        .filter(line -> texts.stream().anyMatch(line::contains))
                        .forEach(found::add);
            } while (!end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

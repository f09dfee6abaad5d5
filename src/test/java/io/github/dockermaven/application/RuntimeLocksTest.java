package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.TestJvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no linked run-time")
class RuntimeLocksTest {
    @TempDir
    Path folder;

    /** Another Maven, which links. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("holding");
                TestJvm.sleep();
            }
        }
    }

    /** As Ctrl-C does it. */
    @Test
    void doesNoWorkWhenItIsInterrupted() throws Exception {
        Path file = folder.resolve("a.lock");
        AtomicBoolean worked = new AtomicBoolean();
        try (TestJvm other = TestJvm.start(Holder.class, file.toString())) {
            assertThat(other.line()).isEqualTo("holding");
            Thread waiting = Thread.currentThread();
            Thread interrupting = new Thread(() -> {
                while (waiting.getState() != Thread.State.TERMINATED && !isLocking(waiting)) {
                    Thread.onSpinWait();
                }
                waiting.interrupt();
            });
            interrupting.start();

            assertThatThrownBy(() -> new RuntimeLocks().holding(file, () -> worked.getAndSet(true)))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessage("Waiting for the run-time that another build links was interrupted.");
            assertThat(Thread.interrupted()).isTrue();
            interrupting.join();
        }
        assertThat(worked).isFalse();
    }

    private static boolean isLocking(Thread thread) {
        for (StackTraceElement element : thread.getStackTrace()) {
            if (element.getMethodName().equals("lock") && element.getClassName().contains("FileChannel")) {
                return true;
            }
        }
        return false;
    }
}

package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadTickerTest {
    private final ThreadTicker ticker = new ThreadTicker();

    @Test
    void ticksEachTimeItIsStarted() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            CountDownLatch ticks = new CountDownLatch(3);
            ticker.start(ticks::countDown, () -> {});
            ticks.await();
            ticker.stop();
        }
    }

    /** Ctrl-C: the process is asked to end while a line is shown. */
    @Test
    void leavesTheTerminalCleanIfTheProcessIsEnded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shown.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream output = process.getInputStream()) {
            String drawn = new String(output.readNBytes(100), StandardCharsets.UTF_8);
            process.toHandle().destroy();
            String rest = new String(output.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(drawn).startsWith("\r\u001b[K\r\nPushing a:1  ");
            assertThat(rest).endsWith("A\r\u001b[J");
        } finally {
            process.destroyForcibly();
        }
    }

    /** A program that shows a line until it is killed. */
    static final class Shown {
        public static void main(String[] arguments) throws InterruptedException {
            RunningLines screen = new RunningLines(
                    text -> {
                        System.out.print(text);
                        System.out.flush();
                    },
                    () -> TerminalSize.USUAL,
                    System::nanoTime,
                    new ThreadTicker());
            screen.begin("Pushing a:1");
            TimeUnit.MINUTES.sleep(1);
        }
    }
}

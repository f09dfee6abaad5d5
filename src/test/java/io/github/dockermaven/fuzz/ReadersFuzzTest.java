package io.github.dockermaven.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.dockermaven.application.ApplicationReaders;
import io.github.dockermaven.archive.ArchiveReaders;
import io.github.dockermaven.context.ContextReaders;
import io.github.dockermaven.credentials.CredentialReaders;
import io.github.dockermaven.engine.EngineReaders;
import io.github.dockermaven.engine.transport.TransportReaders;
import io.github.dockermaven.registry.RegistryReaders;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is read, there is a result or an error of ours: no other exception, no error of Java, no work without end. The
 * inputs are the same each time. {@code -Dfuzz.rounds=100} tries as many times more, {@code -Dfuzz.seed=7} others.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadersFuzzTest {
    private static final String OURS = "io.github.dockermaven.";
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1);
    private static final long SEED = Long.getLong("fuzz.seed", 20261130);
    private static final int SMALL = 100;
    private static final int LARGE = 3;

    /** Of the processor, and not by the clock: a busy machine makes nothing longer. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** All that is allocated, though most of it is garbage before the end. */
    private static final long MOST_BYTES = 64 << 20;

    static Stream<Reader> readers() {
        return Stream.of(
                        ProjectReaders.all(),
                        ContextReaders.all(),
                        ApplicationReaders.all(),
                        CredentialReaders.all(),
                        EngineReaders.all(),
                        TransportReaders.all(),
                        RegistryReaders.all(),
                        ArchiveReaders.all())
                .flatMap(List::stream);
    }

    @Test
    void hasAllReaders() {
        assertThat(readers().map(Reader::name)).doesNotHaveDuplicates().hasSize(26);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void understandsWhatItIsMadeFor(Reader reader) throws Exception {
        for (byte[] seed : reader.seeds()) {
            reader.use().read(seed);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readsOrRefusesAnything(Reader reader) {
        Mutator mutator = new Mutator(SEED, reader.seeds());
        for (int i = 0; i < ROUNDS * SMALL; i++) {
            read(reader, mutator.small());
        }
        for (int i = 0; i < ROUNDS * LARGE; i++) {
            byte[] input = mutator.large();
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long nanos = threads.getCurrentThreadCpuTime();
            read(reader, input);
            assertThat(threads.getCurrentThreadCpuTime() - nanos)
                    .as(() -> "Nanoseconds for " + shown(input))
                    .isLessThan(MOST_NANOS);
            assertThat(threads.getCurrentThreadAllocatedBytes() - bytes)
                    .as(() -> "Bytes for " + shown(input))
                    .isLessThan(MOST_BYTES);
        }
    }

    private static void read(Reader reader, byte[] input) {
        try {
            reader.use().read(input);
        } catch (Throwable e) {
            if (e instanceof Error || e instanceof RuntimeException && !isOurs(e)) {
                throw new AssertionError(reader + " does not stand " + shown(input), e);
            }
        }
    }

    private static boolean isOurs(Throwable e) {
        return e.getClass().getName().startsWith(OURS);
    }

    private static String shown(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return input.length + " bytes: " + text.substring(0, Math.min(text.length(), 2_000));
    }
}

package io.github.dockermaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each in a process of its own, to which real signals are sent. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
class GracefulShutdownTest {
    private static final String LINE = "Ending what runs, for %s s at most. Ctrl-C once more ends at once.";

    /** Goals of programs. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Runs a goal as Maven does, which goes on with whatever comes after it. */
    private static void goal(GracefulShutdown shutdown, Work work) {
        shutdown.enter();
        try {
            shutdown.listen();
            System.out.println("running");
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Uninterruptibles.run(() ->
                    System.out.println("interrupted: " + Thread.currentThread().isInterrupted()));
            shutdown.leave();
        }
        System.out.println("Maven goes on");
    }

    /** A program with a goal that is interrupted, and what goals before it have left. */
    static final class Interrupted {
        private Interrupted() {}

        public static void main(String[] arguments) throws ReflectiveOperationException {
            if (arguments.length > 0) {
                TestSignals.leaveInterruptsToTheSystem();
            }
            GracefulShutdown shutdown = GracefulShutdown.ofProcess();
            shutdown.register(() -> System.out.println("first"));
            shutdown.register(() -> {
                throw new NoClassDefFoundError("of a plugin that is gone");
            });
            shutdown.register(() -> System.out.println("last"));
            Runnable done = () -> System.out.println("done before");
            shutdown.register(done);
            shutdown.unregister(done);
            goal(shutdown, TestJvm::sleep);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, ''", "INT, 130, system", "TERM, 143, ''", "HUP, 129, ''"})
    void interruptsGoalsThenDoesWhatIsRegistered(String signal, int exitCode, String owner) throws Exception {
        try (TestJvm jvm =
                owner.isEmpty() ? TestJvm.start(Interrupted.class) : TestJvm.start(Interrupted.class, owner)) {
            assertThat(jvm.line()).isEqualTo("running");
            jvm.signal(signal);

            // The first two come from threads of their own.
            List<String> rest = jvm.rest();
            assertThat(rest).hasSize(5);
            assertThat(rest.subList(0, 2)).anyMatch(line -> line.endsWith(LINE.formatted(10)));
            assertThat(rest.subList(0, 2)).contains("interrupted: false");
            assertThat(rest.get(2)).isEqualTo("last");
            assertThat(rest.get(3)).endsWith("A clean-up failed: java.lang.NoClassDefFoundError");
            assertThat(rest.get(4)).isEqualTo("first");
            assertThat(jvm.exitCode()).isEqualTo(exitCode);
        }
    }

    /** A program whose first Ctrl-C is for another. */
    static final class PassingOn {
        private PassingOn() {}

        public static void main(String[] arguments) throws ReflectiveOperationException {
            if (arguments.length > 0) {
                TestSignals.leaveInterruptsToTheSystem();
            }
            GracefulShutdown shutdown = GracefulShutdown.ofProcess();
            goal(shutdown, () -> {
                Runnable forgotten = () -> System.out.println("forgotten");
                shutdown.onInterrupt(forgotten);
                shutdown.forgetInterrupt(forgotten);
                shutdown.onInterrupt(() -> System.out.println("passed on"));
                System.out.println("ready");
                TestJvm.sleep();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "system"})
    void passesOnTheFirstCtrlC(String owner) throws Exception {
        try (TestJvm jvm = owner.isEmpty() ? TestJvm.start(PassingOn.class) : TestJvm.start(PassingOn.class, owner)) {
            assertThat(jvm.line()).isEqualTo("running");
            assertThat(jvm.line()).isEqualTo("ready");
            jvm.signal("INT");
            assertThat(jvm.line()).isEqualTo("passed on");
            jvm.signal("INT");

            assertThat(jvm.rest()).hasSize(2).contains("interrupted: false");
            assertThat(jvm.exitCode()).isEqualTo(130);
        }
    }

    /** A program with a goal that takes no notice. */
    static final class Stubborn {
        private Stubborn() {}

        public static void main(String[] arguments) {
            GracefulShutdown shutdown = new GracefulShutdown(Duration.parse(arguments[0]), Duration.ofHours(1));
            shutdown.register(() -> System.out.println("cleaned up"));
            goal(shutdown, () -> {
                for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    /** Of a terminal that is closed, the signal comes from the system and from the shell. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void waitsForGoalsForSomeTime(String signal, int exitCode) throws Exception {
        try (TestJvm jvm = TestJvm.start(Stubborn.class, "PT2S")) {
            assertThat(jvm.line()).isEqualTo("running");
            jvm.signal(signal);
            assertThat(jvm.line()).endsWith(LINE.formatted(2));
            jvm.signal(signal);

            assertThat(jvm.rest()).containsExactly("cleaned up");
            assertThat(jvm.exitCode()).isEqualTo(exitCode);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void endsAtOnceAtCtrlCWhileItEnds(String first) throws Exception {
        try (TestJvm jvm = TestJvm.start(Stubborn.class, "PT1H")) {
            assertThat(jvm.line()).isEqualTo("running");
            jvm.signal(first);
            assertThat(jvm.line()).endsWith(LINE.formatted(3600));
            jvm.signal("INT");

            assertThat(jvm.rest()).isEmpty();
            assertThat(jvm.exitCode()).isEqualTo(130);
        }
    }

    /** A program whose log fails at its first line, or at all of them. */
    static final class Silenced {
        private Silenced() {}

        public static void main(String[] arguments) {
            int failures = Integer.parseInt(arguments[0]);
            System.setErr(new PrintStream(System.err, true) {
                private int lines;

                @Override
                public void println(String line) {
                    if (lines++ < failures) {
                        throw new NumberFormatException("of an escape sequence");
                    }
                    super.println(line);
                }
            });
            GracefulShutdown shutdown = GracefulShutdown.ofProcess();
            shutdown.register(() -> System.out.println("cleaned up"));
            goal(shutdown, TestJvm::sleep);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "9, false"})
    void cleansUpEvenIfItCannotBeLogged(String failures, boolean isLogged) throws Exception {
        try (TestJvm jvm = TestJvm.start(Silenced.class, failures)) {
            assertThat(jvm.line()).isEqualTo("running");
            jvm.signal("TERM");

            List<String> rest = jvm.rest();
            assertThat(rest).endsWith("cleaned up");
            assertThat(rest.stream().anyMatch(line -> line.endsWith(LINE.formatted(10))))
                    .isEqualTo(isLogged);
            assertThat(jvm.exitCode()).isEqualTo(143);
        }
    }

    /** A program whose own code ends it while a goal runs. */
    static final class Exiting {
        private Exiting() {}

        public static void main(String[] arguments) {
            goal(GracefulShutdown.ofProcess(), () -> {
                new Thread(() -> System.exit(7)).start();
                TestJvm.sleep();
            });
        }
    }

    @Test
    void hearsOfAnyEnd() throws Exception {
        try (TestJvm jvm = TestJvm.start(Exiting.class)) {
            assertThat(jvm.rest()).contains("running", "interrupted: false").doesNotContain("Maven goes on");
            assertThat(jvm.exitCode()).isEqualTo(7);
        }
    }

    /** A program that ends only when its Maven does, as a daemon may. */
    static final class Awaiting {
        private Awaiting() {}

        public static void main(String[] arguments) {
            Thread maven = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    maven.join();
                } catch (InterruptedException e) {
                    System.out.println("not expected");
                }
            }));
            GracefulShutdown shutdown = new GracefulShutdown(Duration.ofHours(1), Duration.ofMillis(1));
            goal(shutdown, TestJvm::sleep);
        }
    }

    @Test
    void holdsNobodyForEverForWhomOthersWait() throws Exception {
        try (TestJvm jvm = TestJvm.start(Awaiting.class)) {
            assertThat(jvm.line()).isEqualTo("running");
            jvm.signal("TERM");

            assertThat(jvm.rest()).endsWith("Maven goes on");
            assertThat(jvm.exitCode()).isEqualTo(143);
        }
    }

    /** A program with a goal that begins when the process is as good as gone. */
    static final class Late {
        private Late() {}

        public static void main(String[] arguments) throws InterruptedException {
            GracefulShutdown shutdown = GracefulShutdown.ofProcess();
            shutdown.register(() -> {
                shutdown.register(() -> System.out.println("never done"));
                Thread goal = new Thread(() -> goal(shutdown, () -> {}));
                goal.setDaemon(true);
                goal.start();
                while (goal.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            });
            System.out.println("ready");
            TestJvm.sleep();
        }
    }

    @Test
    void beginsNothingNew() throws Exception {
        try (TestJvm jvm = TestJvm.start(Late.class)) {
            assertThat(jvm.line()).isEqualTo("ready");
            jvm.signal("TERM");

            assertThat(jvm.rest()).isEmpty();
            assertThat(jvm.exitCode()).isEqualTo(143);
        }
    }

    /** A program that goes on after a signal, as an application may that runs Maven in its own process. */
    static final class LivingOn {
        private LivingOn() {}

        public static void main(String[] arguments) throws Exception {
            TestSignals.handle("INT", () -> System.out.println("heard"));
            goal(GracefulShutdown.ofProcess(), () -> System.in.transferTo(System.out));
            System.out.println("SIGINT is " + TestSignals.owner("INT"));
        }
    }

    @Test
    void endsNoProcessThatLivesOn() throws Exception {
        try (TestJvm jvm = TestJvm.start(LivingOn.class)) {
            assertThat(jvm.line()).isEqualTo("running");
            for (int i = 0; i < 2; i++) {
                jvm.signal("INT");
                assertThat(jvm.line()).isEqualTo("heard");
            }
            jvm.endInput();

            assertThat(jvm.rest())
                    .containsExactly("interrupted: false", "Maven goes on", "SIGINT is the application's");
            assertThat(jvm.exitCode()).isZero();
        }
    }

    @Test
    void ignoresWhatTheProcessIgnores() throws Exception {
        try (TestJvm jvm = TestJvm.startIgnoring("HUP", LivingOn.class)) {
            assertThat(jvm.line()).isEqualTo("running");
            jvm.signal("HUP");
            jvm.signal("INT");
            assertThat(jvm.line()).isEqualTo("heard");
            jvm.endInput();

            assertThat(jvm.rest()).endsWith("SIGINT is the application's");
            assertThat(jvm.exitCode()).isZero();
        }
    }

    @Test
    void takesNothingBeforeSomethingIsToBeEndedInGoodOrder() throws Exception {
        String before = TestSignals.owner("TERM");
        GracefulShutdown shutdown = new GracefulShutdown(Duration.ZERO, Duration.ZERO);

        shutdown.listen();
        assertThat(TestSignals.owner("TERM")).isEqualTo(before);
        shutdown.enter();
        assertThat(TestSignals.owner("TERM")).isEqualTo(before);
        shutdown.listen();
        assertThat(TestSignals.owner("TERM")).isNotEqualTo(before);
        Runnable cleanUp = () -> {};
        shutdown.register(cleanUp);
        shutdown.leave();
        assertThat(TestSignals.owner("TERM")).isNotEqualTo(before);
        shutdown.unregister(cleanUp);
        assertThat(TestSignals.owner("TERM")).isEqualTo(before);
    }

    /** A plugin that is loaded once more: the two know nothing of each other, and may begin and end in any order. */
    private static final class Loaded extends ClassLoader {
        private final Object shutdown;
        private final Runnable cleanUp = () -> {};

        Loaded() throws ReflectiveOperationException {
            super(GracefulShutdownTest.class.getClassLoader());
            shutdown = loadClass(GracefulShutdown.class.getName())
                    .getMethod("ofProcess")
                    .invoke(null);
            assertThat(shutdown).isNotSameAs(GracefulShutdown.ofProcess());
        }

        void call(String name) throws ReflectiveOperationException {
            Method method = shutdown.getClass().getMethod(name, Runnable.class);
            method.invoke(shutdown, cleanUp);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith(GracefulShutdown.class.getPackageName())) {
                    return loaded == null ? super.loadClass(name, resolve) : loaded;
                }
                try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = stream.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0 1 2, 0 1 2", "0 1 2, 2 1 0", "0 1 2, 1 0 2", "0 1 2, 0 2 1"})
    void leavesSignalsAsTheyWereInWhateverOrder(String begin, String end) throws Exception {
        String before = TestSignals.owner("TERM");
        List<Loaded> loaded = List.of(new Loaded(), new Loaded(), new Loaded());

        for (String each : begin.split(" ")) {
            loaded.get(Integer.parseInt(each)).call("register");
        }
        assertThat(TestSignals.owner("TERM")).isNotEqualTo(before);
        for (String each : end.split(" ")) {
            loaded.get(Integer.parseInt(each)).call("unregister");
        }

        assertThat(TestSignals.owner("TERM")).isEqualTo(before);
    }
}

package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.readiness.AwaitedConditions.Chosen;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Activity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WaitTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String REMOVED =
            "Container 'shop-db-1' was removed by somebody else, before it was ready. See who"
                    + " cleans up on this engine, then start again.";
    private static final AwaitedContainer DB = new AwaitedContainer("id", "shop-db-1", "db", Path.of("db.threads"));

    private final FakeContainer container = new FakeContainer();
    private final ReadyContainers others = new ReadyContainers();

    /** A condition that a test plays. */
    private interface Played {
        boolean watch(Consumer<String> answers) throws InterruptedException;
    }

    private record TestProbe(String description, Played played, Optional<String> excuse) implements Probe {
        @Override
        public boolean watch(Consumer<String> answers) throws InterruptedException {
            return played.watch(answers);
        }
    }

    /** A log is read to its end when the process has ended. */
    private record TestLog(String description, Played played) implements Probe {
        @Override
        public boolean watch(Consumer<String> answers) throws InterruptedException {
            return played.watch(answers);
        }

        @Override
        public boolean readsTheRest() {
            return true;
        }
    }

    private static Probe probe(String description, Played played) {
        return new TestProbe(description, played, Optional.empty());
    }

    private static boolean never(Consumer<String> answers) throws InterruptedException {
        answers.accept("status 503");
        new CountDownLatch(1).await();
        return false;
    }

    private Wait awaited(Duration limit, Optional<Integer> exit, boolean pause, Probe... probes) {
        return new Wait(DB, conditions(limit, exit, pause, probes), container, container.life, others, Activity.NONE);
    }

    private static AwaitedConditions conditions(
            Duration limit, Optional<Integer> exit, boolean pause, Probe... probes) {
        return new AwaitedConditions((now, since) -> new Chosen(List.of(probes), "its reason"), exit, limit, pause);
    }

    /**
     * Waits on a terminal.
     *
     * @param line what it shows that is awaited still
     * @param then runs when it shows that first
     */
    private Ready awaited(AwaitedConditions conditions, String line, Runnable then) throws InterruptedException {
        AtomicBoolean seen = new AtomicBoolean();
        Activity terminal = new Activity() {
            @Override
            public void moved(long done, long total) {}

            @Override
            public void printed(String shown) {
                if (shown.equals(line) && seen.compareAndSet(false, true)) {
                    then.run();
                }
            }

            @Override
            public void close() {}
        };
        return new Wait(DB, conditions, container, container.life, others, terminal).run();
    }

    private Wait awaited(Probe... probes) {
        return awaited(LONG, Optional.empty(), false, probes);
    }

    @Test
    void allConditionsAreWatchedAtOnce() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Played meets = answers -> {
            both.countDown();
            both.await();
            return true;
        };

        Ready ready = awaited(probe("log", meets), probe("http", meets)).run();

        assertThat(ready.condition()).isEqualTo("log, http");
        assertThat(ready.reason()).isEqualTo("its reason");
        assertThat(ready.restarts()).isZero();
    }

    @Test
    void endBeforeItIsReadyIsAnErrorWithItsMeaningAndLastLines() {
        container.lastLines = List.of("no password", "giving up");

        AwaitedConditions conditions = conditions(
                LONG, Optional.empty(), false, probe("log \"ready\"", answers -> true), probe("http /x", answers -> {
                    answers.accept("connection refused");
                    return never(text -> {});
                }));

        assertThatThrownBy(() -> awaited(conditions, "http /x: connection refused", () -> container.end(1, false)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching("(?s)Container 'shop-db-1' ended with exit code 1 \\(the program's own error, which"
                        + " its log names\\), before it was ready\\."
                        + "\n  - log \"ready\": held after [0-9.]+ m?s"
                        + "\n  - http /x: did not hold, last: connection refused"
                        + "\nThe last lines of its log:\n  \\| no password\n  \\| giving up");
    }

    @Test
    void endWithoutErrorHasTheAdviceToAwaitIt() {
        assertThatThrownBy(() -> awaited(probe("tcp", answers -> {
                            container.end(0, false);
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining("ended with exit code 0")
                .hasMessageContaining("await that: <wait><exit>0</exit></wait>.")
                .hasMessageEndingWith("It wrote nothing to its log.");
    }

    @Test
    void memoryThatWasUsedUpIsNamedWithTheLimit() {
        assertThatThrownBy(() -> awaited(probe("tcp", answers -> {
                            container.event("oom", Map.of());
                            container.end(137, true);
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining(
                        "exit code 137 (OOM: the kernel killed it with SIGKILL because it needed more than"
                                + " its limit of 32 MiB; raise <memory>");
    }

    @Test
    void memoryThatAChildUsedUpIsNamedWhateverTheCodeOfItsParent() {
        assertThatThrownBy(() -> awaited(probe("tcp", answers -> {
                            container.end(9, true);
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining(
                        "ended with exit code 9 (the program's own error, which its log names), before it was"
                                + " ready. OOM: the kernel killed one of its processes with SIGKILL because it needed more than its"
                                + " limit of 32 MiB; raise <memory>, or let the program use less.\n");
    }

    @Test
    void memoryThatAChildUsedUpIsNamedIfTheParentRunsOn() {
        container.event("oom", Map.of());

        assertThatThrownBy(() -> awaited(Duration.ofMillis(1), Optional.empty(), false, probe("tcp", WaitTest::never))
                        .run())
                .hasMessageContaining(
                        "that its <wait> has. OOM: the kernel killed one of its processes with SIGKILL because it"
                                + " needed more than its limit of 32 MiB; raise <memory>, or let the program use less.\n");
    }

    @Test
    void killWithoutOomIsNotCalledSo() {
        assertThatThrownBy(() -> awaited(probe("tcp", answers -> {
                            container.end(137, false);
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining("exit code 137 (ended by signal 9, SIGKILL")
                .hasMessageNotContaining("OOM");
    }

    @Test
    void conditionThatHeldIsNoneIfTheContainerHasEnded() {
        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            container.end(3, false);
                            return true;
                        }))
                        .run())
                .hasMessageContaining("ended with exit code 3");
    }

    @Test
    void exitIsAwaitedByItsCode() throws Exception {
        AwaitedConditions conditions = conditions(LONG, Optional.of(0), false, probe("log \"done\"", answers -> true));

        assertThat(awaited(conditions, "exit 0", () -> container.end(0, false)).condition())
                .isEqualTo("log \"done\", exit 0");
    }

    @Test
    void processThatHasEndedBeforeTheWaitIsDone() throws Exception {
        container.end(7, false);

        assertThat(awaited(LONG, Optional.of(7), false).run().condition()).isEqualTo("exit 7");
    }

    @Test
    void endThatTheStateDoesNotHaveYetIsNoRestart() throws Exception {
        AwaitedConditions conditions = conditions(LONG, Optional.of(0), false);

        assertThat(awaited(conditions, "exit 0", () -> container.endsLate(0)).condition())
                .isEqualTo("exit 0");
    }

    @Test
    void otherExitCodeIsAnError() {
        container.end(3, false);

        assertThatThrownBy(() -> awaited(LONG, Optional.of(0), false).run())
                .hasMessageContaining("ended with exit code 3")
                .hasMessageContaining("Exit code 0 was awaited.");
    }

    @Test
    void awaitedExitWithoutTheOtherConditionIsAnError() {
        container.end(0, false);
        container.print("almost");

        assertThatThrownBy(
                        () -> awaited(LONG, Optional.of(0), false, log("done")).run())
                .hasMessageContaining("exit code 0")
                .hasMessageContaining("as awaited, but something else did not hold.\n  - log \"done\": did not hold");
    }

    @Test
    void restOfTheLogOfAnEndedProcessCounts() throws Exception {
        container.print("done");
        container.end(0, false);

        assertThat(awaited(LONG, Optional.of(0), false, log("done")).run().condition())
                .isEqualTo("log \"done\", exit 0");
    }

    private Probe log(String pattern) {
        return new LogProbe(Pattern.compile(pattern), container, Optional.empty());
    }

    @Test
    void restartByPolicyBeginsTheConditionsAgain() throws Exception {
        List<Optional<Instant>> runs = new ArrayList<>();
        AwaitedConditions conditions = new AwaitedConditions(
                (now, since) -> {
                    runs.add(since);
                    return new Chosen(
                            List.of(probe("log", answers -> true), probe("http", answers -> {
                                if (runs.size() == 3) {
                                    return true;
                                }
                                container.restarting(1, runs.size());
                                container.startAgain(runs.size());
                                return never(answers);
                            })),
                            "");
                },
                Optional.empty(),
                LONG,
                false);

        Ready ready = new Wait(DB, conditions, container, container.life, others, Activity.NONE).run();

        assertThat(ready.restarts()).isEqualTo(2);
        assertThat(runs)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(Instant.ofEpochSecond(1_000)),
                        Optional.of(Instant.ofEpochSecond(1_001)));
    }

    @Test
    void containerThatWaitsForARestartIsNotDead() throws Exception {
        List<Integer> runs = new ArrayList<>();
        AwaitedConditions conditions = new AwaitedConditions(
                (now, since) -> {
                    runs.add(runs.size());
                    return new Chosen(List.of(probe("log", answers -> runs.size() > 1 || restartLater(answers))), "");
                },
                Optional.empty(),
                LONG,
                false);

        assertThat(new Wait(DB, conditions, container, container.life, others, Activity.NONE)
                        .run()
                        .restarts())
                .isEqualTo(1);
    }

    private boolean restartLater(Consumer<String> answers) throws InterruptedException {
        container.restarting(1, 1);
        Thread later = new Thread(() -> container.startAgain(1));
        later.start();
        return never(answers);
    }

    @Test
    void policyThatGivesUpIsAnErrorWithTheNumberOfRestarts() {
        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            container.givesUp(5, 2);
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining("ended with exit code 5")
                .hasMessageContaining("after the engine restarted it 2 times by its restart policy");
    }

    @Test
    void timeThatIsUpNamesEachConditionAndWhatItSaw() {
        container.lastLines = List.of("still waiting for mysql");

        assertThatThrownBy(() -> awaited(Duration.ofMillis(1), Optional.of(0), false, probe("http /x", WaitTest::never))
                        .run())
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching(
                        "(?s)Container 'shop-db-1' was not ready within 1 ms\\. If it only needs longer, raise"
                                + " docker\\.wait\\.time, or the <time> that its <wait> has\\.\n  - http /x: did not hold, (last: status 503|nothing was seen)"
                                + "\n  - exit 0: its process has not ended"
                                + "\nThe last lines of its log:\n  \\| still waiting for mysql");
    }

    @Test
    void aJavaWithoutAnAgentForDebuggersIsExplained() {
        container.lastLines = List.of("Could not find agent library jdwp on the library path");
        container.end(1, false);

        assertThatThrownBy(() -> awaited(probe("http /x", WaitTest::never)).run())
                .hasMessageEndingWith("\n  | Could not find agent library jdwp on the library path"
                        + "\nThe Java in this image has no agent for debuggers, the module jdk.jdwp.agent. If the image is"
                        + " built with <jlink>, name it in <modules>, docker.modules, with those that the application needs;"
                        + " else base the image on a whole JDK or JRE.");
    }

    /** A shell may have started it, and lives on. */
    @Test
    void aJavaWithoutSupportOfAgentsIsExplained() {
        container.lastLines = List.of("Could not find agent library instrument on the library path");
        String words =
                "\nThe Java in this image has no support of agents such as JaCoCo's, the module java.instrument. If the"
                        + " image is built with <jlink>, name it in <modules>, docker.modules, with those that the application needs;"
                        + " else base the image on a whole JDK or JRE.";
        assertThatThrownBy(
                        () -> awaited(Duration.ofMillis(1), Optional.empty(), false, probe("http /x", WaitTest::never))
                                .run())
                .hasMessageContaining(" was not ready within ")
                .hasMessageEndingWith(words);
        container.end(1, false);
        assertThatThrownBy(() -> awaited(probe("http /x", WaitTest::never)).run())
                .hasMessageContaining(" ended with exit code 1 ")
                .hasMessageEndingWith(words);
    }

    @Test
    void aJavaThatIsNotReadyShowsItsMainThreadBeforeWhatItHadWritten(@TempDir Path folder) {
        container.lastLines = List.of("still waiting for mysql");
        container.firstProcess = "java -jar app.jar";
        container.answerToSignal =
                List.of("Full thread dump OpenJDK", "\"main\" #1", "\tat shop.Wait", "", "JNI global refs: 1");
        Path file = folder.resolve("db.threads");

        assertThatThrownBy(() -> new Wait(
                                new AwaitedContainer("id", "shop-db-1", "db", file),
                                conditions(
                                        Duration.ofMillis(1),
                                        Optional.empty(),
                                        false,
                                        probe("http /x", WaitTest::never)),
                                container,
                                container.life,
                                others,
                                Activity.NONE)
                        .run())
                .hasMessageEndingWith(
                        "\nIts main thread (all are in " + file + "):\n  | \"main\" #1\n  | \tat shop.Wait"
                                + "\nThe last lines of its log:\n  | still waiting for mysql");
    }

    @Test
    void conditionWithAnExcuseIsNoErrorWhenTheTimeIsUp() throws Exception {
        Probe excused = new TestProbe("ports", WaitTest::never, Optional.of("none of them listens"));

        Ready ready =
                awaited(Duration.ofMillis(1), Optional.empty(), false, excused).run();

        assertThat(ready.notes()).containsExactly("none of them listens");
    }

    @Test
    void timeAloneIsAPause() throws Exception {
        assertThat(awaited(Duration.ofMillis(1), Optional.empty(), true).run().condition())
                .isEqualTo("1 ms");
    }

    @Test
    void nothingToAwaitIsReadyAtOnceEvenIfItsWorkIsDone() throws Exception {
        assertThat(awaited().run().condition()).isEqualTo("started");
        container.end(0, false);

        assertThat(awaited().run().notes()).containsExactly("its process has ended already, with exit code 0");
    }

    @Test
    void workThatIsDoneBeforeAnybodyLooksIsDoneIfTheEngineHasRemovedIt() throws Exception {
        container.end(0, false);
        container.isGone();

        assertThat(awaited().run().notes()).containsExactly("its process has ended already, with exit code 0");
    }

    @Test
    void anErrorIsOneAlsoIfTheEngineHasRemovedTheContainer() {
        container.end(3, false);
        container.isGone();

        assertThatThrownBy(() -> awaited().run()).hasMessageContaining("ended with exit code 3");
    }

    @Test
    void nothingToAwaitAndAnErrorAtOnceIsAnError() {
        container.end(127, false);

        assertThatThrownBy(() -> awaited().run()).hasMessageContaining("127 (the command was not found in the image)");
    }

    @Test
    void containerThatSomebodyRemovedIsAnError() {
        container.isGone();

        assertThatThrownBy(() -> awaited(probe("log", WaitTest::never)).run()).hasMessage(REMOVED);
    }

    @Test
    void containerThatSomebodyKilledAndRemovedWasRemoved() {
        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            container.isGone();
                            container.event("die", Map.of("exitCode", "137"));
                            return never(answers);
                        }))
                        .run())
                .hasMessageStartingWith(REMOVED + "\n  - log: did not hold");
    }

    @Test
    void containerThatIsBeingRemovedWasRemoved() {
        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            container.isGoing(137);
                            return never(answers);
                        }))
                        .run())
                .hasMessageStartingWith(REMOVED);
    }

    @Test
    void containerThatEndedByItselfAndIsGoneHasEnded() {
        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            container.isGone();
                            container.event("die", Map.of("exitCode", "3"));
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining("ended with exit code 3")
                .hasMessageEndingWith("\nIts log is gone with it.");
    }

    @Test
    void conditionThatCannotHoldBecauseTheContainerIsRemovedSaysThat() {
        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            container.isGone();
                            throw new DockerFailureException("No such container");
                        }))
                        .run())
                .hasMessageStartingWith(REMOVED);
    }

    @Test
    void logThatIsRemovedWithTheContainerIsKept() {
        container.isRemoved();
        container.print("cannot open database");

        assertThatThrownBy(() -> awaited(probe("tcp", answers -> {
                            container.end(1, false);
                            container.isGone();
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining("exit code 1")
                .hasMessageEndingWith("The last lines of its log:\n  | cannot open database");
    }

    @Test
    void engineThatEndsIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            container.life.breakOff("the connection was closed.");
                            return never(answers);
                        }))
                        .run())
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(
                        "Container 'shop-db-1' was awaited, and is not known to be ready: the connection was closed.");
    }

    @Test
    void conditionThatCanNoLongerHoldEndsTheWait() {
        container.lastLines = List.of("a");

        assertThatThrownBy(() -> awaited(probe("health", answers -> {
                            throw new DockerFailureException("its health check failed. Mend it");
                        }))
                        .run())
                .hasMessage("Container 'shop-db-1' does not become ready: its health check failed. Mend it."
                        + "\nThe last lines of its log:\n  | a");
    }

    @Test
    void otherContainerThatDiesEndsTheWaitToo() {
        FakeContainer web = new FakeContainer();
        others.add(
                web.life,
                0,
                new ReadinessFailures(
                        new AwaitedContainer("w", "shop-web-1", "web", Path.of("web.threads")),
                        new AwaitedConditions((now, since) -> null, Optional.empty(), LONG, false),
                        web,
                        web.life,
                        List::of));

        assertThatThrownBy(() -> awaited(probe("log", answers -> {
                            web.end(1, false);
                            container.life.changed();
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining("Container 'shop-web-1' ended with exit code 1")
                .hasMessageContaining("after it was ready.");
    }

    @Test
    void noThreadIsLeft() throws Exception {
        List<Thread> threads = new ArrayList<>();
        awaited(Duration.ofMillis(1), Optional.empty(), true, probe("log", answers -> {
                    threads.add(Thread.currentThread());
                    return true;
                }))
                .run();
        assertThatThrownBy(() -> awaited(probe("log", WaitTest::never), probe("http", answers -> {
                            threads.add(Thread.currentThread());
                            container.end(1, false);
                            return never(answers);
                        }))
                        .run())
                .hasMessageContaining("exit code 1");

        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive).allMatch(Thread::isDaemon);
    }
}

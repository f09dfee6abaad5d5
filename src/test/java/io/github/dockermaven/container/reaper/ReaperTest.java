package io.github.dockermaven.container.reaper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.io.TestJvm;
import io.github.dockermaven.it.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Processes of builds that end in several ways, with real reapers. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class ReaperTest {
    private static final Owner OWNER = new Owner("laptop", "shop:system", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    /** A build with a reaper, until it is asked to end in order. */
    public static class Build {
        public static void main(String[] arguments) throws Exception {
            BuildSession session = BuildSession.ofThisProcess().orElseThrow();
            EngineSettings engine =
                    EngineSettings.ofProcess(Optional.of(arguments[0]), Optional.empty(), Duration.ofSeconds(10));
            Reaper reaper = Reaper.start(engine, session, Path.of(arguments[1]));
            System.out.println(session.id());
            System.out.println(session.process().label());
            ProcessHandle.current().descendants().map(ProcessHandle::pid).forEach(System.out::println);
            System.in.read();
            reaper.close();
        }
    }

    /** A build that runs, and the process of its reaper. */
    private record Started(TestJvm process, Map<String, String> labels, ProcessHandle reaper) {}

    private Started start() throws IOException {
        TestJvm process = TestJvm.start(Build.class, engine.address(), home.toString());
        Map<String, String> labels = new LinkedHashMap<>(OWNER.labels());
        labels.put(BuildSession.LABEL, process.line());
        labels.put(BuildProcess.LABEL, process.line());
        ProcessHandle reaper = ProcessHandle.of(Long.parseLong(process.line())).orElseThrow();
        engine.add("own", "shop/web", labels);
        engine.add("by-hand", "shop/web", OWNER.labels());
        Map<String, String> other = new LinkedHashMap<>(labels);
        other.put(BuildSession.LABEL, "another");
        engine.add("of-another-build", "shop/web", other);
        EngineNetworks networks = engine.session().networks();
        networks.create(NetworkSpec.named("own").withLabels(labels));
        networks.create(NetworkSpec.named("by-hand").withLabels(OWNER.labels()));
        return new Started(process, labels, reaper);
    }

    private static void awaitEnd(ProcessHandle reaper) {
        Eventually.within(Duration.ofSeconds(60), "the reaper ends", () -> {
            assertThat(reaper.isAlive()).isFalse();
            return null;
        });
    }

    @Test
    void removesWhatAKilledBuildHasStartedAndNothingElse() throws Exception {
        Started build = start();
        build.process().signal("KILL");
        // It holds nobody's output open: this ends while it is at work.
        assertThat(build.process().rest()).isEmpty();
        awaitEnd(build.reaper());
        assertThat(engine.names()).containsExactly("by-hand", "of-another-build");
        assertThat(engine.networkNames()).containsExactly("by-hand");
    }

    @Test
    void leavesAllAfterAnOrderlyEnd() throws Exception {
        Started build = start();
        build.process().endInput();
        assertThat(build.process().exitCode()).isZero();
        awaitEnd(build.reaper());
        assertThat(engine.names()).contains("own");
        assertThat(engine.networkNames()).contains("own");
    }

    /** As of a terminal, which sends them to all that it has started. */
    @Test
    void isNotMeantBySignalsToTheBuild() throws Exception {
        Started build = start();
        for (String signal : List.of("INT", "QUIT", "HUP")) {
            new ProcessBuilder(
                            "kill", "-" + signal, Long.toString(build.reaper().pid()))
                    .start()
                    .waitFor();
        }
        build.process().signal("KILL");
        awaitEnd(build.reaper());
        assertThat(engine.names()).doesNotContain("own");
    }

    @Test
    void leavesWhatAnotherBuildOfTheProjectCountsOn() throws Exception {
        Started build = start();
        Files.writeString(OWNER.lockFile(home), "process 1");
        build.process().signal("KILL");
        awaitEnd(build.reaper());
        assertThat(engine.names()).contains("own");
    }
}

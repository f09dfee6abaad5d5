package io.github.dockermaven.container.reaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemProcessesTest {
    private static final String FIELDS = " 1 77 77 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 %s 1000 200\n";

    @TempDir
    private Path root;

    private SystemProcesses processes;

    @BeforeEach
    void boot() throws IOException {
        processes = new SystemProcesses(root, () -> "laptop", "jane");
        write("proc/self/stat", "");
        write("proc/sys/kernel/random/boot_id", "first\n");
        Files.createDirectories(root.resolve("proc/self/ns"));
        namespace("pid:[4026531836]");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void namespace(String name) throws IOException {
        Path link = root.resolve("proc/self/ns/pid");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(name));
    }

    private void add(long pid, String name, String state, String start) throws IOException {
        write("proc/" + pid + "/stat", pid + " (" + name + ") " + state + FIELDS.formatted(start));
    }

    @Test
    void anEndedOneHasNoStart() throws IOException {
        add(42, "java", "S", "900");
        add(43, "java", "Z", "900");
        assertThat(processes.start(42)).contains("first:900");
        assertThat(processes.start(43)).isEmpty();
        assertThat(processes.start(44)).isEmpty();
    }

    @Test
    void namesMayLookLikeFields() throws IOException {
        add(42, "a) R 1 (b", "S", "900");
        assertThat(processes.start(42)).contains("first:900");
    }

    /** The count begins anew then. */
    @Test
    void anotherRunOfTheMachineIsAnotherStart() throws IOException {
        add(42, "java", "S", "900");
        write("proc/sys/kernel/random/boot_id", "second\n");
        assertThat(processes.start(42)).contains("second:900");
    }

    @Test
    void whatCannotBeReadIsHidden() throws IOException {
        write("proc/42/stat", "");
        Files.createDirectories(root.resolve("proc/43/stat"));
        assertThat(processes.start(42)).contains(ProcessTable.HIDDEN);
        assertThat(processes.start(43)).contains(ProcessTable.HIDDEN);
    }

    @Test
    void idsAreThoseOfAMachineAUserAndANamespace() throws IOException {
        String id = processes.id();
        assertThat(processes.id()).isEqualTo(id);
        assertThat(new SystemProcesses(root, () -> "agent", "jane").id()).isNotEqualTo(id);
        assertThat(new SystemProcesses(root, () -> "laptop", "joe").id()).isNotEqualTo(id);
        namespace("pid:[4026532000]");
        assertThat(processes.id()).isNotEqualTo(id);
    }

    /** As on systems without a folder of processes. */
    @Test
    void javaKnowsProcessesToo(@TempDir Path empty) {
        SystemProcesses others = new SystemProcesses(empty, () -> "laptop", "jane");
        long pid = ProcessHandle.current().pid();
        assertThat(others.start(pid)).isPresent().isEqualTo(others.start(pid));
        assertThat(others.start(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void thisProcessIsAmongThoseOfTheSystem() {
        SystemProcesses own = SystemProcesses.ofThis();
        BuildProcess process = BuildProcess.ofThis(own).orElseThrow();
        assertThat(process.isGone(own)).isFalse();
        assertThat(new BuildProcess(process.table(), process.pid(), "earlier").isGone(own))
                .isTrue();
    }
}

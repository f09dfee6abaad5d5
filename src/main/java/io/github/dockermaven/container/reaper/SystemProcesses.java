package io.github.dockermaven.container.reaper;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The processes that this user sees on this machine. On Linux the start is counted from that of the machine, whose clock may
 * be set meanwhile; elsewhere it is a time.
 *
 * @param machine the machine's identity, for which a name server may be asked
 */
record SystemProcesses(Path root, Supplier<String> machine, String user) implements ProcessTable {
    private static final int LENGTH = 16;
    /** The place of the start among the fields after the name, of which the first is the state. */
    private static final int START = 19;

    /** Those of this process's machine and user. */
    static SystemProcesses ofThis() {
        return new SystemProcesses(Path.of("/"), Owner::machineOfThis, System.getProperty("user.name"));
    }

    /** Containers and other sandboxes may share the machine's identity, and have processes of their own. */
    @Override
    public String id() {
        String namespace;
        try {
            namespace = Files.readSymbolicLink(root.resolve("proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            namespace = "";
        }
        return Digest.of((machine.get() + " " + user + " " + namespace).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, LENGTH);
    }

    @Override
    public Optional<String> start(long pid) {
        if (Files.exists(root.resolve("proc/self/stat"))) {
            return startOnLinux(pid);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        process.info().startInstant().map(Instant::toString).orElse(HIDDEN));
    }

    private Optional<String> startOnLinux(long pid) {
        try {
            String line = Files.readString(root.resolve("proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The name before may have spaces and parentheses.
            String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
            if (fields.length <= START) {
                return Optional.of(HIDDEN);
            }
            boolean hasEnded = fields[0].equals("Z") || fields[0].equals("X");
            return hasEnded ? Optional.empty() : Optional.of(boot() + ":" + fields[START]);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(HIDDEN);
        }
    }

    /** Returns the identity of the machine's run: after the next start of the machine the count begins anew. */
    private String boot() throws IOException {
        return Files.readString(root.resolve("proc/sys/kernel/random/boot_id")).strip();
    }
}

package io.github.dockermaven.container.reaper;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The order that a reaper gets from the build on its standard input: no command line shows the engine's address, which may
 * have a password.
 *
 * @param host see {@link io.github.dockermaven.engine.EngineSettings}, as the next two
 * @param locks the folder of the locks by which goals of one project wait for each other
 */
record ReaperOrder(
        Optional<String> host, Optional<String> context, Duration timeout, BuildSession session, Path locks) {
    /** Reads what {@link #write} wrote. */
    static ReaperOrder read(DataInputStream in) throws IOException {
        return new ReaperOrder(
                text(in),
                text(in),
                Duration.ofSeconds(in.readLong()),
                new BuildSession(in.readUTF(), new BuildProcess(in.readUTF(), in.readLong(), in.readUTF())),
                Path.of(in.readUTF()));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(host.orElse(""));
        out.writeUTF(context.orElse(""));
        out.writeLong(timeout.toSeconds());
        out.writeUTF(session.id());
        out.writeUTF(session.process().table());
        out.writeLong(session.process().pid());
        out.writeUTF(session.process().start());
        out.writeUTF(locks.toString());
    }

    private static Optional<String> text(DataInputStream in) throws IOException {
        // Without a lambda: the first of a process costs more than all else here.
        String text = in.readUTF();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}

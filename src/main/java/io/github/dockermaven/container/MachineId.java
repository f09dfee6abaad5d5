package io.github.dockermaven.container;

import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The identity of this machine, which distinguishes two that use one engine and the same path. It is that of <a
 * href="https://www.freedesktop.org/software/systemd/man/latest/machine-id.html">machine-id</a>, hashed as its manual
 * asks for, so that a laptop with Linux keeps it under another host
 * name; where there is no such file it is the host name. Containers of one image share that file; they have host
 * names of their own.
 */
final class MachineId {
    private static final int LENGTH = 16;

    private MachineId() {}

    /** Returns that of the machine that this process runs on. */
    static String ofThis() {
        return of(Path.of("/"), MachineId::hostName);
    }

    /**
     * @param root the root of the file system
     * @param hostName looked up only where it is needed, because that may ask a name server
     */
    static String of(Path root, Supplier<String> hostName) {
        String id = isContainer(root) ? "" : read(root.resolve("etc/machine-id"));
        return hash(id.isEmpty() ? hostName.get() : id);
    }

    /** The files by which docker and podman mark a container. */
    private static boolean isContainer(Path root) {
        return Files.exists(root.resolve(".dockerenv")) || Files.exists(root.resolve("run/.containerenv"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns the name of this machine. */
    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String hash(String text) {
        return Digest.of(("io.github.dockermaven " + text).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, LENGTH);
    }
}

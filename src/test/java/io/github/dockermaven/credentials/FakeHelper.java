package io.github.dockermaven.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Credential helpers that are real programs: shell scripts in a folder, which is first on the {@code PATH}. */
final class FakeHelper {
    private FakeHelper() {}

    /** Writes {@code docker-credential-NAME}; the script finds what it was asked for in {@code $server}. */
    static void write(Path folder, String name, String script) throws IOException {
        Path file = folder.resolve("docker-credential-" + name);
        Files.writeString(file, "#!/bin/sh\n[ \"$1\" = get ] || exit 9\nserver=$(cat)\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** A script that answers with this user, and the secret {@code secret for SERVER}. */
    static String answering(String user) {
        return "printf '{\"ServerURL\":\"%s\",\"Username\":\"" + user + "\",\"Secret\":\"secret for %s\"}' "
                + "\"$server\" \"$server\"";
    }

    static Map<String, String> environment(Path folder) {
        return Map.of("PATH", folder + ":/usr/bin:/bin");
    }
}

package io.github.dockermaven.engine.transport;

import io.github.dockermaven.credentials.Executables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A factory of connections with an engine on another machine, as the docker command opens them: {@code ssh} runs
 * {@code docker system dial-stdio} there, whose input and output are the connection. It is the system's own ssh, so the
 * user's keys, agents, jump hosts and {@code ~/.ssh/config} apply; but it never prompts, because nobody could answer
 * during a build.
 *
 * @param environment ssh's variables; it is searched for on their {@code PATH}
 */
record SshDialer(SshHost host, Map<String, String> environment) implements Dialer {
    @Override
    public Connection dial() throws IOException {
        Path ssh = Executables.find("ssh", environment).orElseThrow(SshFailure::notInstalled);
        List<String> command = new ArrayList<>(List.of(ssh.toString()));
        command.addAll(host.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return Connection.through(new SshProcess(builder.start()));
    }
}

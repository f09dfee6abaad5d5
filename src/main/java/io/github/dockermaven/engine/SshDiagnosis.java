package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.SshFailure;
import io.github.dockermaven.error.PrintableText;
import java.util.Locale;

/** The cause of a failed connection by ssh, from the messages of OpenSSH, of the remote shell and of docker there. */
final class SshDiagnosis {
    /** The exit code of a shell that does not find a command (POSIX, Shell Command Language 2.8.2). */
    private static final int NOT_FOUND = 127;
    /** The exit code of ssh itself; any other one is its command's (ssh(1)). */
    private static final int OWN_FAILURE = 255;

    private SshDiagnosis() {}

    static ConnectionDiagnosis of(EngineAddress address, SshFailure failure) {
        String host = address.host().replaceAll("[\\[\\]]", "");
        if (failure.isNotInstalled()) {
            return new ConnectionDiagnosis(
                    "there is no ssh on the PATH",
                    "Install OpenSSH's client (Debian, Ubuntu: sudo apt-get install openssh-client).");
        }
        return failure.exitCode() == OWN_FAILURE ? ofSsh(host, failure) : ofDocker(host, failure);
    }

    private static ConnectionDiagnosis ofSsh(String host, SshFailure failure) {
        String errors = failure.errors().toLowerCase(Locale.ROOT);
        if (errors.contains("identification has changed")) {
            return new ConnectionDiagnosis(
                    "the key of host " + host + " is not the one that ssh knows",
                    "Find out why: somebody may intercept the connection. If the host was reinstalled, remove the"
                            + " old key"
                            + " with ssh-keygen -R, and log in once with ssh to accept the new one.");
        }
        if (errors.contains("host key verification failed")) {
            return new ConnectionDiagnosis(
                    "ssh does not know the key of host " + host,
                    "Log in once with ssh from a terminal, and compare the key before you accept it.");
        }
        if (errors.contains("permission denied") || errors.contains("too many authentication failures")) {
            return new ConnectionDiagnosis(
                    "host " + host + " accepts none of ssh's keys (" + lastLine(failure) + ")",
                    "Add the key to ssh-agent with ssh-add, or name user and key in ~/.ssh/config, and check that"
                            + " it is in the host's authorized_keys. A build cannot ask for a password or passphrase.");
        }
        if (errors.contains("could not resolve hostname")) {
            return new ConnectionDiagnosis("unknown host " + host, "Check the name, ~/.ssh/config and your network.");
        }
        if (errors.contains("connection refused")) {
            return new ConnectionDiagnosis(
                    "connection refused by host " + host, "Check that sshd runs there, and the port.");
        }
        if (errors.contains("timed out")) {
            return new ConnectionDiagnosis(
                    "no answer from host " + host, "Check the address, the port and the firewalls in between.");
        }
        return new ConnectionDiagnosis(failure.getMessage(), "Log in with ssh from a terminal to find the cause.");
    }

    private static ConnectionDiagnosis ofDocker(String host, SshFailure failure) {
        String errors = failure.errors().toLowerCase(Locale.ROOT);
        if (failure.exitCode() == NOT_FOUND) {
            return new ConnectionDiagnosis(
                    "there is no docker command on host " + host,
                    "Install Docker there, or put it on the PATH of commands over ssh.");
        }
        if (errors.contains("dial-stdio") && (errors.contains("not a docker command") || errors.contains("unknown"))) {
            return new ConnectionDiagnosis("Docker on host " + host + " is older than 18.09", "Update it.");
        }
        if (errors.contains("permission denied")) {
            return new ConnectionDiagnosis(
                    "the user is not allowed to use the engine on host " + host,
                    "Add the user to the docker group there (sudo usermod -aG docker USER), or log in as another"
                            + " user.");
        }
        if (errors.contains("no such file") || errors.contains("connection refused")) {
            return new ConnectionDiagnosis(
                    "no engine listens on host " + host + " (" + lastLine(failure) + ")",
                    "Start it there, or write the path of its socket after the host: ssh://" + host
                            + "/run/user/1000/docker.sock.");
        }
        return new ConnectionDiagnosis(failure.getMessage(), "Run `docker system dial-stdio` on host " + host + ".");
    }

    private static String lastLine(SshFailure failure) {
        String errors = failure.errors().strip();
        return PrintableText.quote(errors.substring(errors.lastIndexOf('\n') + 1));
    }
}

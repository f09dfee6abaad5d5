package io.github.dockermaven.engine.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host that is reached by {@code ssh}, and its engine: {@code ssh://[user@]host[:port][/socket]}, as for the docker
 * command.
 *
 * @param user the user to log in, empty for ssh's choice
 * @param host the host's name, its address (IPv6 in brackets) or its name in ssh's own configuration
 * @param port empty for ssh's choice
 * @param socket the path of the engine's socket there, empty for the usual one
 */
record SshHost(String user, String host, String port, String socket) {
    private static final Pattern FORM = Pattern.compile("(?:([^/]*)@)?(\\[[^]/]*]|[^@:/]*)(?::([^/]*))?(/.*)?");
    /** Narrower than OpenSSH's rule: names become part of proxies' commands, and must not begin like an option. */
    private static final Pattern USER = Pattern.compile("[\\p{Alnum}_.+][\\p{Alnum}_.+@-]*");

    private static final Pattern HOST = Pattern.compile("\\[[0-9A-Fa-f:.]+]|[\\p{Alnum}_.][\\p{Alnum}_.-]*");
    /** A remote shell interprets the path. */
    private static final Pattern PATH = Pattern.compile("[\\p{Alnum}/._+:@,=~-]*");

    /**
     * Parses a host.
     *
     * @param text the part after {@code ssh://}
     * @throws IllegalArgumentException whose message names the fault, without any password
     */
    static SshHost parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            throw new IllegalArgumentException("it names no host");
        }
        String user = orEmpty(parts.group(1));
        if (user.contains(":")) {
            throw new IllegalArgumentException("a password is not allowed in it; give ssh a key, best from ssh-agent");
        }
        String host = parts.group(2);
        if (!user.isEmpty() && !USER.matcher(user).matches()
                || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("the name of the user or the host has a character that it may not have");
        }
        String port = orEmpty(parts.group(3));
        if (!port.matches("|0*[1-9][0-9]{0,4}") || !port.isEmpty() && Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("the port is not a number from 1 to 65535");
        }
        String socket = orEmpty(parts.group(4)).equals("/") ? "" : orEmpty(parts.group(4));
        if (!PATH.matcher(socket).matches()) {
            throw new IllegalArgumentException(
                    "the socket's path may have only letters, digits and . / _ + : @ , = ~ -");
        }
        return new SshHost(user, host, port, socket);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** Returns the arguments of ssh, with the remote command. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-o", "ConnectTimeout=30", "-o", "BatchMode=yes", "-T"));
        if (!user.isEmpty()) {
            arguments.addAll(List.of("-l", user));
        }
        if (!port.isEmpty()) {
            arguments.addAll(List.of("-p", port));
        }
        arguments.addAll(List.of("--", host.replaceAll("[\\[\\]]", ""), "docker"));
        if (!socket.isEmpty()) {
            arguments.add("--host=unix://" + socket);
        }
        arguments.addAll(List.of("system", "dial-stdio"));
        return arguments;
    }

    /** Returns the part after {@code ssh://}. */
    @Override
    public String toString() {
        return (user.isEmpty() ? "" : user + "@") + host + (port.isEmpty() ? "" : ":" + port) + socket;
    }
}

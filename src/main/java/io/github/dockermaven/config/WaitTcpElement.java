package io.github.dockermaven.config;

import io.github.dockermaven.container.readiness.WaitRequest.Tcp;
import io.github.dockermaven.container.readiness.WaitRequest.Tcp.Mode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A {@code <tcp>} of a {@code <wait>}: ports of a container on which somebody has to listen. */
final class WaitTcpElement {
    private static final int HIGHEST = 65535;

    private WaitTcpElement() {}

    static Tcp read(XmlElement tcp) {
        Optional<Mode> mode = tcp.text("mode").map(text -> mode(tcp.path("mode"), text));
        Optional<String> host = tcp.text("host");
        List<Integer> ports = tcp.list("ports").orElse(List.of()).stream()
                .map(text -> port(tcp.path("ports"), text))
                .toList();
        tcp.rejectOthers();
        if (ports.isEmpty()) {
            throw new DockerFailureException(
                    tcp.path() + " has no <ports>. Write those of the container: <ports><port>3306</port></ports>.");
        }
        return new Tcp(mode, host, ports);
    }

    private static Mode mode(String subject, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "direct" -> Mode.DIRECT;
            case "mapped" -> Mode.MAPPED;
            default ->
                throw new DockerFailureException(
                        subject + ": '" + PrintableText.quote(text) + "' is not known. Write direct or mapped.");
        };
    }

    private static int port(String subject, String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is no port. Write one of the container's, from 1 to 65535.");
        }
        return port;
    }
}

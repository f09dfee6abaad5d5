package io.github.dockermaven.engine.transport;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.proxy.HttpProxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The request line and headers of an HTTP/1.1 request (RFC 9112). */
final class RequestHead {
    /** The headers that only the transport sets. */
    private static final Set<String> RESERVED =
            Set.of("host", "connection", "upgrade", "content-length", "transfer-encoding", "expect", "te", "trailer");

    private RequestHead() {}

    /** @param proxy the proxy that forwards the request; {@code null} if it goes to the engine itself */
    static byte[] of(Request request, EngineAddress address, HttpProxy proxy) {
        String host = address.hostHeader();
        StringBuilder head = new StringBuilder(256);
        head.append(request.method()).append(' ');
        head.append(proxy == null ? "" : "http://" + host);
        head.append(address.basePath()).append(target(request.path())).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\n").append(authorization(proxy));
        if (request.hijackedInput() == null) {
            head.append("Connection: close\r\n");
        } else {
            head.append("Connection: Upgrade\r\nUpgrade: tcp\r\n");
        }
        if (request.bodyBytes() != null) {
            head.append("Content-Length: ").append(request.bodyBytes().length).append("\r\n");
        } else if (request.body() != null) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (!Set.of("GET", "HEAD", "DELETE", "OPTIONS").contains(request.method())) {
            head.append("Content-Length: 0\r\n");
        }
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (!RESERVED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                head.append(checked(header.getKey(), header.getKey()));
                head.append(": ")
                        .append(checked(header.getValue(), header.getKey()))
                        .append("\r\n");
            }
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String authorization(HttpProxy proxy) {
        return Optional.ofNullable(proxy)
                .flatMap(HttpProxy::authorization)
                .map(value -> "Proxy-Authorization: " + value + "\r\n")
                .orElse("");
    }

    /** Returns the request's name in messages: without the query, which may contain a build argument's secret. */
    static String subject(Request request) {
        return request.method() + " " + path(request);
    }

    static String path(Request request) {
        String path = request.path();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Escapes characters that must not be in a request line, so that no name can end the line and begin another. */
    private static String target(String path) {
        StringBuilder target = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0x20 && b < 0x7f) {
                target.append((char) b);
            } else {
                target.append("%%%02X".formatted(b & 0xff));
            }
        }
        return target.toString();
    }

    private static String checked(String text, String header) {
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\t' || c == 0x7f)) {
            throw new DockerExecutionException("The header %s of a request to the engine has a control character."
                    .formatted(PrintableText.quote(header)));
        }
        return text;
    }
}

package io.github.dockermaven.config;

import io.github.dockermaven.container.readiness.WaitRequest.Http;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@code <http>} of a {@code <wait>}: a request, and the answers that mean that a container is ready. */
final class WaitHttpElement {
    private static final String DEFAULT_METHOD = "HEAD";
    private static final String DEFAULT_STATUS = "200..399";
    private static final Pattern STATUS = Pattern.compile("([1-5][0-9]{2})(?:\\.\\.([1-5][0-9]{2}))?");

    /** A path, at a port of the container wherever that is published: {@code :8080/actuator/health}. */
    private static final Pattern OF_CONTAINER = Pattern.compile("(?::[0-9]{1,5})?/[^/].*|/");

    private WaitHttpElement() {}

    static Http read(XmlElement http) {
        String url = http.freeText("url").orElseThrow(() -> {
            http.rejectText();
            return new DockerFailureException(
                    http.path()
                            + " has no <url>. Write what is asked for: <url>http://localhost:${user.port}/actuator/health</url>.");
        });
        Optional<String> method = http.text("method");
        String status = http.text("status").orElse(DEFAULT_STATUS);
        boolean allowAllHosts = http.isTrue("allowAllHosts");
        http.rejectOthers();
        return of(http.path(), url, method.orElse(DEFAULT_METHOD), status, allowAllHosts);
    }

    /** Returns the request of a {@code <url>} alone. */
    static Http of(String subject, String url) {
        return of(subject, url, DEFAULT_METHOD, DEFAULT_STATUS, false);
    }

    private static Http of(String subject, String url, String method, String status, boolean allowAllHosts) {
        Matcher range = STATUS.matcher(status);
        if (!range.matches() || range.group(2) != null && range.group(1).compareTo(range.group(2)) > 0) {
            throw new DockerFailureException(subject + "<status>: '" + PrintableText.quote(status)
                    + "' is no status. Write one from 100 to 599, or a range of them: 200..399.");
        }
        if (!method.matches("[A-Za-z]+")) {
            throw new DockerFailureException(subject + "<method>: '" + PrintableText.quote(method)
                    + "' is no method. Write one of HTTP's, such as GET.");
        }
        checkUrl(subject, url);
        int lowest = Integer.parseInt(range.group(1));
        return new Http(
                url,
                method.toUpperCase(Locale.ROOT),
                lowest,
                range.group(2) == null ? lowest : Integer.parseInt(range.group(2)),
                allowAllHosts);
    }

    /** One with a property that the start of a container sets is checked when that has its value. */
    private static void checkUrl(String subject, String url) {
        try {
            if (url.contains("${") || OF_CONTAINER.matcher(url).matches()) {
                return;
            }
            URI uri = new URI(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            // The same error as for other text follows.
        }
        throw new DockerFailureException(subject + ": '" + PrintableText.quote(url)
                + "' is no URL of http or https. Write a whole one, such as http://localhost:8080/actuator/health,"
                + " or :8080/actuator/health for a port of the container, wherever it is published.");
    }
}

package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.readiness.WaitRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of an image by which a health check can do what {@code <wait>} does from outside.
 *
 * @param image what is known of the image
 */
record HealthPrograms(ImageFacts image) {
    /** The shell that runs the line of a health check. */
    static final String SHELL = "sh";

    private static final String CURL = "curl";
    private static final String WGET = "wget";
    private static final String BASH = "bash";
    private static final String NC = "nc";
    private static final int OK = 200;
    private static final int LAST_REDIRECT = 399;
    private static final List<String> FOLDERS = List.of("/bin/", "/usr/bin/", "/usr/local/bin/");

    /** Returns the paths at which images have the programs. */
    static Map<String, List<String>> paths() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (String program : List.of(SHELL, CURL, WGET, BASH, NC)) {
            paths.put(program, FOLDERS.stream().map(folder -> folder + program).toList());
        }
        return paths;
    }

    /** Returns the programs of which a condition needs one, for messages. */
    static String wanted(WaitRequest.Condition condition) {
        if (condition instanceof WaitRequest.Http) {
            return "a shell, and curl or wget";
        }
        return condition instanceof WaitRequest.Tcp ? "a shell, and bash or nc" : "a shell";
    }

    /** Returns the line of a shell that succeeds if somebody listens at a port of the container. */
    Optional<String> tcp(int port) {
        if (!image.has(SHELL)) {
            return Optional.empty();
        }
        if (image.has(BASH)) {
            return Optional.of("bash -c '</dev/tcp/127.0.0.1/" + port + "'");
        }
        return image.has(NC) ? Optional.of("nc -z -w 2 127.0.0.1 " + port) : Optional.empty();
    }

    /** Returns the line of a shell that succeeds if a request is answered as a {@code <wait>} wants it. */
    Optional<String> http(String url, WaitRequest.Http http) {
        boolean isUsual = http.lowest() == OK && http.highest() == LAST_REDIRECT;
        if (image.has(SHELL) && image.has(CURL)) {
            return Optional.of(curl(url, http, isUsual));
        }
        boolean isRead = List.of("GET", "HEAD").contains(http.method());
        return image.has(SHELL) && image.has(WGET) && isUsual && isRead
                ? Optional.of("wget -q " + (http.method().equals("HEAD") ? "--spider " : "-O /dev/null ")
                        + (http.allowAllHosts() ? "--no-check-certificate " : "") + quote(url))
                : Optional.empty();
    }

    private static String curl(String url, WaitRequest.Http http, boolean isUsual) {
        String head = "curl -s -o /dev/null " + (http.allowAllHosts() ? "-k " : "") + method(http.method());
        if (isUsual) {
            return head + "-f " + quote(url);
        }
        String status = "s=$(" + head + "-w '%{http_code}' " + quote(url) + ") && ";
        return status + "[ \"$s\" -ge " + http.lowest() + " ] && [ \"$s\" -le " + http.highest() + " ]";
    }

    private static String method(String method) {
        return switch (method) {
            case "GET" -> "";
            case "HEAD" -> "-I ";
            default -> "-X " + method + " ";
        };
    }

    /** Returns a word of a shell's line. */
    static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}

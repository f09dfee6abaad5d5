package io.github.dockermaven.assembler;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The ports in a word of EXPOSE: {@code 8080}, {@code 53/udp}, {@code 8000-8010/tcp}. */
final class ExposedPorts {
    private static final Pattern RANGE = Pattern.compile("\\+?(\\d+)(?:-\\+?(\\d+))?");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern ADDRESS =
            Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "|\\[[0-9a-fA-F:.]+]|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final int HIGHEST = 65535;

    private record Range(int first, int last) {
        boolean fits(Range published) {
            return first == last || last - first == published.last - published.first;
        }
    }

    private ExposedPorts() {}

    /**
     * Returns the ports in the form of an image's configuration: {@code 8080/tcp}. As in BuildKit, an address and a
     * published port before the exposed one ({@code 127.0.0.1:80:8080}) are accepted and ignored.
     *
     * @throws DockerFailureException for a word without a port
     */
    static List<String> parse(String word) {
        int colon = word.lastIndexOf(':');
        String container = word.substring(colon + 1);
        int slash = container.indexOf('/');
        String protocol = slash < 0 ? "" : container.substring(slash + 1).toLowerCase(Locale.ROOT);
        if (!protocol.isEmpty() && !PROTOCOLS.contains(protocol)) {
            throw invalid(word);
        }
        Range range = range(slash < 0 ? container : container.substring(0, slash), word);
        if (colon > 0) {
            checkPublished(word.substring(0, colon), range, word);
        }
        String ending = "/" + (protocol.isEmpty() ? "tcp" : protocol);
        return IntStream.rangeClosed(range.first(), range.last())
                .mapToObj(port -> port + ending)
                .toList();
    }

    private static void checkPublished(String published, Range exposed, String word) {
        int colon = published.lastIndexOf(':');
        String port = published.substring(colon + 1);
        boolean fits = port.isEmpty() || exposed.fits(range(port, word));
        if (!fits
                || colon > 0 && !ADDRESS.matcher(published.substring(0, colon)).matches()) {
            throw invalid(word);
        }
    }

    private static Range range(String text, String word) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw invalid(word);
        }
        int first = port(range.group(1), word);
        int last = range.group(2) == null ? first : port(range.group(2), word);
        if (last < first) {
            throw invalid(word);
        }
        return new Range(first, last);
    }

    private static int port(String digits, String word) {
        String number = digits.replaceFirst("^0+(?=.)", "");
        if (number.length() > 5 || Integer.parseInt(number) > HIGHEST) {
            throw invalid(word);
        }
        return Integer.parseInt(number);
    }

    private static DockerFailureException invalid(String word) {
        return new DockerFailureException(
                "EXPOSE " + word + " is not a port. Write a number up to 65535, or two with '-'"
                        + " between them, and tcp, udp or sctp after a '/': for example 8080, 53/udp or 8000-8010/tcp.");
    }
}

package io.github.dockermaven.assembler;

import io.github.dockermaven.image.DockerFailureException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The ports that a word of EXPOSE stands for: {@code 8080}, {@code 53/udp}, {@code 8000-8010/tcp}. */
final class ExposedPorts {
    private static final Pattern RANGE = Pattern.compile("\\+?(\\d+)(?:-\\+?(\\d+))?");
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final int HIGHEST = 65535;

    private ExposedPorts() {}

    /**
     * As an image's configuration has them: {@code 8080/tcp}. Like BuildKit, it takes a published port before the exposed
     * one ({@code 80:8080}) and forgets it.
     *
     * @throws DockerFailureException for a word that has no port
     */
    static List<String> parse(String word) {
        String container = word.substring(word.lastIndexOf(':') + 1);
        int slash = container.indexOf('/');
        String protocol = slash < 0 ? "" : container.substring(slash + 1).toLowerCase(Locale.ROOT);
        Matcher range = RANGE.matcher(slash < 0 ? container : container.substring(0, slash));
        if (!range.matches() || !protocol.isEmpty() && !PROTOCOLS.contains(protocol)) {
            throw invalid(word);
        }
        int first = port(range.group(1), word);
        int last = range.group(2) == null ? first : port(range.group(2), word);
        if (last < first) {
            throw invalid(word);
        }
        String ending = "/" + (protocol.isEmpty() ? "tcp" : protocol);
        return IntStream.rangeClosed(first, last)
                .mapToObj(port -> port + ending)
                .toList();
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

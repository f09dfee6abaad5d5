package io.github.dockermaven.assembler;

import io.github.dockermaven.error.DockerFailureException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The durations of HEALTHCHECK in the form of Go's {@code time.ParseDuration}: {@code 30s}, {@code 1m30s},
 * {@code 1.5h}.
 */
final class GoDuration {
    private static final Pattern PART = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("\\+?(0|(" + PART.pattern() + ")+)");
    private static final BigDecimal SHORTEST = BigDecimal.valueOf(1_000_000);

    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private GoDuration() {}

    /**
     * Returns a duration in nanoseconds.
     *
     * @param flag the flag of HEALTHCHECK that has the value
     * @throws DockerFailureException for an invalid duration, or one shorter than a millisecond, which BuildKit refuses
     */
    static long parse(String flag, String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new DockerFailureException("HEALTHCHECK --" + flag + "=" + text
                    + " is not a duration. Write a number with its unit, for example 30s or 1m30s.");
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            String number = part.group(1).startsWith(".") ? "0" + part.group(1) : part.group(1);
            nanos = nanos.add(new BigDecimal(number).multiply(BigDecimal.valueOf(UNITS.get(part.group(2)))));
        }
        if (nanos.signum() != 0 && nanos.compareTo(SHORTEST) < 0) {
            throw new DockerFailureException("HEALTHCHECK --" + flag + "=" + text
                    + " is shorter than a millisecond. Write 1ms or more, or 0s for the engine's default.");
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new DockerFailureException(
                    "HEALTHCHECK --" + flag + "=" + text + " is longer than 292 years. Write less.");
        }
        return nanos.longValue();
    }
}

package io.github.dockermaven.compose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of compose files, such as {@code 1m30s}, and as {@code docker compose config} prints them. */
final class DurationValue {
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h|d|w)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(1_000),
            "µs", BigDecimal.valueOf(1_000),
            "μs", BigDecimal.valueOf(1_000),
            "ms", BigDecimal.valueOf(1_000_000),
            "s", SECOND,
            "m", SECOND.multiply(BigDecimal.valueOf(60)),
            "h", SECOND.multiply(BigDecimal.valueOf(3_600)),
            "d", SECOND.multiply(BigDecimal.valueOf(86_400)),
            "w", SECOND.multiply(BigDecimal.valueOf(604_800)));

    private DurationValue() {}

    /** Returns a duration's nanoseconds, empty if the text is none. */
    static Optional<Long> nanoseconds(String text) {
        boolean isNegative = text.startsWith("-");
        String parts = isNegative || text.startsWith("+") ? text.substring(1) : text;
        if (parts.equals("0")) {
            return Optional.of(0L);
        }
        if (!WHOLE.matcher(parts).matches()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(UNITS.get(part.group(2))));
        }
        BigInteger whole = sum.setScale(0, RoundingMode.DOWN).toBigInteger();
        return whole.bitLength() < Long.SIZE
                ? Optional.of(isNegative ? -whole.longValue() : whole.longValue())
                : Optional.empty();
    }

    /** Returns a duration in the units that compose prints: {@code 1h0m30s}, {@code 1.5s}, {@code 500ms}. */
    static String text(long nanoseconds) {
        String sign = nanoseconds < 0 ? "-" : "";
        BigDecimal rest = BigDecimal.valueOf(nanoseconds).abs();
        if (rest.signum() == 0) {
            return "0s";
        }
        if (rest.compareTo(SECOND) < 0) {
            String unit =
                    rest.compareTo(UNITS.get("ms")) >= 0 ? "ms" : rest.compareTo(UNITS.get("us")) >= 0 ? "µs" : "ns";
            return sign + plain(rest.divide(UNITS.get(unit))) + unit;
        }
        BigDecimal[] hours = rest.divideAndRemainder(UNITS.get("h"));
        BigDecimal[] minutes = hours[1].divideAndRemainder(UNITS.get("m"));
        String seconds = plain(minutes[1].divide(SECOND)) + "s";
        if (hours[0].signum() > 0) {
            return sign + plain(hours[0]) + "h" + plain(minutes[0]) + "m" + seconds;
        }
        return sign + (minutes[0].signum() > 0 ? plain(minutes[0]) + "m" : "") + seconds;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

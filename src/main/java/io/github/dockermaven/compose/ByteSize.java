package io.github.dockermaven.compose;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes in compose files, such as {@code 64m} or {@code 1.5 gb}: units are powers of 1024. */
final class ByteSize {
    private static final Pattern SIZE =
            Pattern.compile("\\+?([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+) ?(?:b|([kmgtp])(?:i?b)?)?");
    private static final String UNITS = "kmgtp";

    private ByteSize() {}

    /** Returns the number of bytes, empty if the text is none. */
    static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return Optional.empty();
        }
        int power = size.group(2) == null ? 0 : UNITS.indexOf(size.group(2)) + 1;
        BigDecimal bytes =
                new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1024).pow(power));
        return Optional.of(bytes)
                .filter(each -> each.toBigInteger().bitLength() < Long.SIZE)
                .map(BigDecimal::longValue);
    }
}

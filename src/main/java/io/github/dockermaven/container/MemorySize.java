package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as {@code docker run --memory} has it: {@code 512m}, {@code 1.5g}, {@code 536870912}. */
public final class MemorySize {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?) ?(?:([kmgtp]?)i?b?)", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "kmgtp";
    private static final int BITS_OF_A_UNIT = 10;

    private MemorySize() {}

    /**
     * Parses a size; units are powers of 1024.
     *
     * @param subject the text's owner, for the error
     * @throws DockerFailureException if it is none
     */
    public static long parse(String subject, String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            int unit = form.group(2).isEmpty()
                    ? 0
                    : UNITS.indexOf(Character.toLowerCase(form.group(2).charAt(0))) + 1;
            BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(1L << unit * BITS_OF_A_UNIT));
            if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.longValue();
            }
        }
        throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                + "' is no size. Write a number of bytes, or one with its unit: 512m, 1g.");
    }
}

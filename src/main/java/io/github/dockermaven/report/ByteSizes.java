package io.github.dockermaven.report;

import java.util.Locale;

/** Numbers of bytes, written for people in decimal units, as Docker does: {@code 512 B}, {@code 57.3 MB}. */
public final class ByteSizes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteSizes() {}

    public static String format(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.95) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}

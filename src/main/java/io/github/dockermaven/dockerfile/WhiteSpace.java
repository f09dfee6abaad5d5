package io.github.dockermaven.dockerfile;

/** White space by Go's {@code unicode.IsSpace}, with which Docker reads Dockerfiles and {@code .dockerignore} files. */
public final class WhiteSpace {
    private WhiteSpace() {}

    /**
     * Returns whether the character has Unicode's White_Space property; unlike for Java's own test, a no-break space
     * has it.
     */
    public static boolean is(int character) {
        return character >= '\t' && character <= '\r' || character == 0x85 || Character.isSpaceChar(character);
    }

    /** Returns whether the text has any white space. */
    public static boolean in(String text) {
        return text.chars().anyMatch(WhiteSpace::is);
    }

    /** Returns the text without white space at either end. */
    public static String trim(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return trimStart(text.substring(0, end));
    }

    static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && is(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }
}

package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Recognition of texts that editors saved in another encoding than UTF-8, the only one that Docker reads. */
public final class TextEncoding {
    /** The encodings by their byte order marks in hexadecimal digits, longer ones first. */
    private static final Map<String, String> MARKS = marks();

    private static final int LONGEST_MARK = 4;

    private TextEncoding() {}

    private static Map<String, String> marks() {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("fffe0000", "UTF-32");
        marks.put("0000feff", "UTF-32");
        marks.put("84319533", "GB18030");
        marks.put("dd736673", "UTF-EBCDIC");
        marks.put("2b2f76", "UTF-7");
        marks.put("fffe", "UTF-16");
        marks.put("feff", "UTF-16");
        return marks;
    }

    /**
     * Checks a text that is about to be read as UTF-8.
     *
     * @param name the name in messages
     * @throws DockerFailureException if it is in another encoding, by its mark, or by a zero among its first bytes,
     *     because such texts begin with a letter or a sign of ASCII
     */
    public static void check(String name, byte[] content) {
        String start = HexFormat.of().formatHex(content, 0, Math.min(LONGEST_MARK, content.length));
        String encoding = MARKS.entrySet().stream()
                .filter(mark -> start.startsWith(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> unmarked(content));
        if (encoding != null) {
            throw new DockerFailureException(
                    name + " is saved as " + encoding + ", and Docker reads UTF-8 only. Save it as UTF-8.");
        }
    }

    private static String unmarked(byte[] content) {
        boolean wide = content.length >= LONGEST_MARK && (content[0] == 0 || content[1] == 0);
        if (!wide) {
            return null;
        }
        boolean four = content[0] == 0 ? content[1] == 0 : content[2] == 0;
        return four ? "UTF-32" : "UTF-16";
    }
}

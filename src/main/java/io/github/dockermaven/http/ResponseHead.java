package io.github.dockermaven.http;

import io.github.dockermaven.error.PrintableText;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The status line and headers of an HTTP/1.1 response (RFC 9112).
 *
 * @param status the three-digit status
 * @param headers values by name, whose case is ignored
 */
public record ResponseHead(int status, Map<String, List<String>> headers) {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 1000;
    private static final int LONGEST_QUOTE = 200;
    private static final String PROTOCOL = "HTTP/";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] [1-9][0-9]{2}( .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** Reads up to the empty line, and skips interim responses (1xx) other than a switch of protocols. */
    public static ResponseHead read(InputStream input) throws IOException {
        ResponseHead head = readOne(input);
        while (head.status < 200 && head.status != 101) {
            head = readOne(input);
        }
        return head;
    }

    private static ResponseHead readOne(InputStream input) throws IOException {
        String line = statusLine(input);
        if (!STATUS_LINE.matcher(line).matches()) {
            throw malformed("not an answer in HTTP/1.1", line);
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int count = 0;
        for (String header = line(input); !header.isEmpty(); header = line(input)) {
            int colon = header.indexOf(':');
            if (colon <= 0 || ++count > MOST_HEADERS) {
                throw malformed(colon <= 0 ? "a malformed header" : "too many headers", header);
            }
            headers.computeIfAbsent(header.substring(0, colon).trim(), name -> new ArrayList<>(1))
                    .add(header.substring(colon + 1).trim());
        }
        return new ResponseHead(Integer.parseInt(line.substring(9, 12)), Collections.unmodifiableMap(headers));
    }

    /**
     * Reads the status line. Data that is not HTTP may have no end of line to wait for, so its first bytes are checked.
     */
    private static String statusLine(InputStream input) throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        while (first.size() < PROTOCOL.length()) {
            int b = input.read();
            if (b < 0 && first.size() == 0) {
                throw new EOFException("it closed the connection without an answer");
            }
            if (b >= 0) {
                first.write(b);
            }
            if (b != PROTOCOL.charAt(first.size() - 1)) {
                first.write(input.readNBytes(Math.min(input.available(), LONGEST_QUOTE)));
                throw malformed("not an answer in HTTP/1.1", first.toString(StandardCharsets.ISO_8859_1));
            }
        }
        return PROTOCOL + line(input);
    }

    /** Reads a line that ends with CR LF or LF, without its end. */
    static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = input.read(); b != '\n'; b = input.read()) {
            if (b < 0) {
                throw new EOFException("it closed the connection"
                        + (line.size() == 0
                                ? ""
                                : " within \"" + PrintableText.quote(line.toString(StandardCharsets.ISO_8859_1))
                                        + "\""));
            }
            if (line.size() == LONGEST_LINE) {
                throw malformed("a line without end", line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    static IOException malformed(String what, String received) {
        return new IOException("it sent " + what + ": \"" + PrintableText.quote(received) + "\"");
    }

    /**
     * Returns the response's body as RFC 9112 section 6 frames it; its stream throws an {@link EOFException} if it
     * breaks off.
     */
    public InputStream body(String method, InputStream input) throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        List<String> codings = headers.getOrDefault("Transfer-Encoding", List.of());
        if (!codings.isEmpty()) {
            String coding = String.join(", ", codings);
            if (!coding.equalsIgnoreCase("chunked")) {
                throw malformed("a transfer coding that was not asked for", coding);
            }
            return new ChunkedInputStream(input);
        }
        List<String> lengths = headers.getOrDefault("Content-Length", List.of());
        if (status == 101 || lengths.isEmpty()) {
            return input;
        }
        String length = lengths.get(0);
        if (!LENGTH.matcher(length).matches() || lengths.stream().anyMatch(other -> !other.equals(length))) {
            throw malformed("a malformed Content-Length", String.join(", ", lengths));
        }
        return new FixedLengthInputStream(input, Long.parseLong(length));
    }
}

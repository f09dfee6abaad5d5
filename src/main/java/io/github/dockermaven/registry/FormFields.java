package io.github.dockermaven.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names and values in the encoding of forms and queries (application/x-www-form-urlencoded). */
final class FormFields {
    private final StringBuilder text = new StringBuilder();

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    FormFields put(String name, String value) {
        text.append(text.length() == 0 ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

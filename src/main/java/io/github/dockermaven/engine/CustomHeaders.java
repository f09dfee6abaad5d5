package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The user's headers of each request to an engine, for a gateway in front of it: those of
 * {@code DOCKER_CUSTOM_HEADERS}, else {@code HttpHeaders} of docker's {@code config.json}, as the docker command sends
 * them. A request's own headers take precedence, and {@code User-Agent} cannot be set. Their values may be secrets, so
 * no message contains them.
 */
final class CustomHeaders {
    private static final String VARIABLE = "DOCKER_CUSTOM_HEADERS";
    private static final String FIELD = "HttpHeaders";
    private static final String USER_AGENT = "User-Agent";
    /** RFC 9110, 5.6.2. */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private CustomHeaders() {}

    /** @throws DockerFailureException if their source cannot be read, or a header is malformed */
    static Map<String, String> of(EngineSettings settings) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String variable = settings.variable(VARIABLE);
        if (variable.isEmpty()) {
            String origin = FIELD + " of " + DockerJson.config(settings);
            JsonNode given = DockerJson.read(DockerJson.config(settings)).path(FIELD);
            given.properties().forEach(header -> {
                if (!header.getValue().isTextual()) {
                    throw malformed(header.getKey(), origin, "its value is not a text");
                }
                put(headers, header.getKey(), header.getValue().asText(), origin);
            });
        } else {
            String origin = "the environment variable " + VARIABLE;
            for (String pair : fields(variable)) {
                int equals = pair.indexOf('=');
                if (equals < 0) {
                    throw new DockerFailureException("A part of " + origin + " is not a header: it has no '='. Write"
                            + " NAME=VALUE,NAME=VALUE, and a part with a comma in it within double quotes.");
                }
                put(headers, pair.substring(0, equals).strip(), pair.substring(equals + 1), origin);
            }
        }
        headers.remove(USER_AGENT);
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value, String origin) {
        if (!name.matches(TOKEN)) {
            throw malformed(name, origin, "its name is not one of letters, digits and '-'");
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw malformed(name, origin, "its value has a control character");
        }
        headers.put(name, value.strip());
    }

    private static DockerFailureException malformed(String name, String origin, String why) {
        return new DockerFailureException("The header '" + PrintableText.quote(name) + "' (" + origin
                + ") cannot be sent: " + why + ". Correct it there.");
    }

    /** Returns the fields of the first line that is not empty, in the form of RFC 4180. */
    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String line = text.lines().filter(each -> !each.isEmpty()).findFirst().orElse("");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                field.append(line.charAt(++i));
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new DockerFailureException(
                    "The environment variable " + VARIABLE + " has a double quote that is not closed."
                            + " Write NAME=VALUE,NAME=VALUE, and a part with a comma in it within double quotes.");
        }
        fields.add(field.toString());
        return fields;
    }

    /** Returns a client that adds the headers to each request of another one. */
    static DockerHttpClient with(Map<String, String> headers, DockerHttpClient http) {
        return headers.isEmpty() ? http : new Sender(headers, http);
    }

    private record Sender(Map<String, String> custom, DockerHttpClient http) implements DockerHttpClient {
        @Override
        public Response execute(Request request) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(custom);
            headers.keySet().removeAll(request.headers().keySet());
            headers.putAll(request.headers());
            return http.execute(Request.builder().from(request).headers(headers).build());
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }
}

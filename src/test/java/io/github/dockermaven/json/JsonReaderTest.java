package io.github.dockermaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"text\"",
                "\"\\u00fc\\n\\\"\"",
                "{\"a\": {\"b\": [1, \"x\", null, true, false, [], {}]}, \"c\": \"\"}",
                "{\"a\": 1, \"a\": 2}",
                "[0, -1, 2147483648, 92233720368547758080, 1.5, 1e3]",
                "",
                " \n",
                "null",
                "{} what follows"
            })
    void readsWhatObjectMapperReads(String json) throws IOException {
        assertThat(JsonReader.read(json)).isEqualTo(new ObjectMapper().readTree(json));
        assertThat(JsonReader.read(stream(json))).isEqualTo(new ObjectMapper().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\"", "{\"a\": ", "{\"a\": \"te", "[{}"})
    void reportsAnEndInTheMidst(String json) {
        assertThatThrownBy(() -> JsonReader.read(json)).isInstanceOf(JsonEOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{a: 1}", "[1 2]", "{\"a\": 1]"})
    void reportsWhatIsNotJson(String json) {
        assertThatThrownBy(() -> JsonReader.read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesToGoTooDeep() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void givesAValueBeforeTheNextIsThere() throws IOException {
        InputStream waiting = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read on, though a whole value was there");
            }
        };
        JsonReader reader = new JsonReader(new SequenceInputStream(stream("{\"a\": 1}\r\n"), waiting));
        assertThat(reader.next())
                .hasValueSatisfying(value -> assertThat(value.path("a").asInt()).isEqualTo(1));
    }

    @Test
    void givesOneValueAfterTheOther() throws IOException {
        try (JsonReader reader = new JsonReader(stream("{\"a\": 1}\r\n{\"b\": 2} [3]"))) {
            assertThat(reader.next()).map(Object::toString).hasValue("{\"a\":1}");
            assertThat(reader.next()).map(Object::toString).hasValue("{\"b\":2}");
            assertThat(reader.next()).map(Object::toString).hasValue("[3]");
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void closesItsStream() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        JsonReader.read(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        });
        assertThat(closed).isTrue();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

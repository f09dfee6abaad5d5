package io.github.dockermaven.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private record Network(String name, List<String> subnets, String driver) {}

    @Test
    void writesWhatTheReaderReads() throws IOException {
        String json = "{\"a\":[1,2.5,\"\\n\\\"ü\"],\"b\":{\"c\":true,\"d\":null},\"e\":{}}";
        assertThat(JsonWriter.write(JsonReader.read(json))).isEqualTo(json);
    }

    @Test
    void writesRecordsAndMapsWithoutWhatIsNull() {
        assertThat(JsonWriter.write(new Network("shop", List.of("10.0.0.0/8"), null)))
                .isEqualTo("{\"name\":\"shop\",\"subnets\":[\"10.0.0.0/8\"]}");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("empty", "");
        map.put("none", null);
        assertThat(JsonWriter.write(map)).isEqualTo("{\"empty\":\"\"}");
    }

    @Test
    void writesLinesForAPerson() {
        assertThat(JsonWriter.writeLines(Map.of("a", 1))).isEqualToNormalizingNewlines("{\n  \"a\" : 1\n}");
    }

    /** Buffers in threads would hold the class loader of a build that has ended. */
    @Test
    void leavesNoBuffersInThreads() {
        assertThat(JsonReader.factory()._getRecyclerPool()).isSameAs(JsonRecyclerPools.nonRecyclingPool());
    }
}

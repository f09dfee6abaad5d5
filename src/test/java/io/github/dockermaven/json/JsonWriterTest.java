package io.github.dockermaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2.5,\"\\n\\\"ü\"],\"b\":{\"c\":true,\"d\":null},\"e\":{}}",
                "[]",
                "[[],[{}],[null,false]]",
                "\"\\u0000\\u001F\\t\\\\ \uD83D\uDE00\"",
                "[0,-1,9223372036854775807,92233720368547758070,1.0E-7,-0.5]",
                "null"
            })
    void writesWhatTheReaderReads(String json) throws IOException {
        JsonNode tree = JsonReader.read(json);
        assertThat(JsonWriter.write(tree)).isEqualTo(json).isEqualTo(new ObjectMapper().writeValueAsString(tree));
    }

    @Test
    void writesMapsWithoutWhatIsNull() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("none", null);
        map.put("empty", "");
        map.put("tree", JsonNodeFactory.instance.objectNode().put("a", 1));
        assertThat(JsonWriter.write(map)).isEqualTo("{\"empty\":\"\",\"tree\":{\"a\":1}}");
    }

    @Test
    void writesLists() {
        assertThat(JsonWriter.write(Arrays.asList("a", 1, 2L, true, null, new TreeSet<>(List.of("c", "b")))))
                .isEqualTo("[\"a\",1,2,true,null,[\"b\",\"c\"]]");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> JsonWriter.write(List.of(new StringBuilder())))
                .hasMessage("no value of a JSON document: class java.lang.StringBuilder");
        assertThatThrownBy(() -> JsonWriter.write(JsonNodeFactory.instance.missingNode()))
                .hasMessage("no value of a JSON document: MISSING");
        assertThatThrownBy(() -> JsonWriter.write(Map.of("file", Path.of("a").getFileSystem())))
                .hasMessageStartingWith("no value of a JSON document: class ");
    }

    /** Buffers in threads would hold the class loader of a build that has ended. */
    @Test
    void leavesNoBuffersInThreads() {
        assertThat(JsonReader.factory()._getRecyclerPool()).isSameAs(JsonRecyclerPools.nonRecyclingPool());
    }
}

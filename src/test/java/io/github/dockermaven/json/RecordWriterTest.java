package io.github.dockermaven.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordWriterTest {
    private record Network(String name, List<String> subnets, String driver) {}

    @Test
    void writesRecordsAndMapsWithoutWhatIsNull() {
        assertThat(RecordWriter.writeLines(new Network("shop", List.of("10.0.0.0/8"), null)))
                .isEqualToNormalizingNewlines("{\n  \"name\" : \"shop\",\n  \"subnets\" : [ \"10.0.0.0/8\" ]\n}");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("empty", "");
        map.put("none", null);
        assertThat(RecordWriter.writeLines(map)).isEqualToNormalizingNewlines("{\n  \"empty\" : \"\"\n}");
    }

    @Test
    void writesLinesForAPerson() {
        assertThat(RecordWriter.writeLines(Map.of("a", 1))).isEqualToNormalizingNewlines("{\n  \"a\" : 1\n}");
    }
}

package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDescriptionTest {
    private static List<String> lines(String document) throws JsonProcessingException {
        return ImageDescription.lines(new ObjectMapper().readTree(document), Instant.parse("2026-11-25T20:00:00Z"));
    }

    @Test
    void leavesOutWhatIsEmpty() throws JsonProcessingException {
        assertThat(lines("""
                {"Id":"sha256:1","RepoTags":[],"RepoDigests":null,"Created":"0001-01-01T00:00:00Z","Os":"linux",
                 "Architecture":"arm64","Variant":"v8","Size":98100000,"RootFS":{"Layers":["a","b"]},
                 "Config":{"Env":null,"Cmd":null,"Entrypoint":[],"WorkingDir":"","Labels":{}}}"""))
                .containsExactly("Id:       sha256:1", "Platform: linux/arm64", "Size:     98.1 MB", "Layers:   2");
    }

    @Test
    void hasALineForEachOfSeveral() throws JsonProcessingException {
        assertThat(lines("""
                {"Id":"sha256:1","RepoTags":["a:1","a:2"],"Created":"2026-11-25T21:00:00.7+03:00","Os":"linux",
                 "Architecture":"amd64","Config":{"Env":["A=b","C="],"Cmd":["java","-jar"],"ExposedPorts":{"80/tcp":{}},
                 "Volumes":{"/tmp":{}},"Labels":{"k":"v","e":""},"OnBuild":["RUN a"],"StopSignal":"SIGINT"}}"""))
                .contains(
                        "Name:        a:1",
                        "Name:        a:2",
                        "Created:     2026-11-25T18:00:00Z (2 hours ago)",
                        "Command:     [\"java\",\"-jar\"]",
                        "Port:        80/tcp",
                        "Volume:      /tmp",
                        "Environment: A=b",
                        "Environment: C=",
                        "Stop signal: SIGINT",
                        "Trigger:     RUN a",
                        "Label:       k=v",
                        "Label:       e=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "{'Test':['NONE']} > none",
                "{'Test':['CMD','curl','-f','x'],'Interval':30000000000,'Retries':3} > curl -f x, every 30.0 s, 3 retries",
                "{'Test':['CMD-SHELL','a || b'],'Timeout':500000000,'StartPeriod':60000000000} > a || b, at most 0.5 s, after 1 min 0 s"
            })
    void reportsTheHealthCheck(String healthcheck, String text) throws JsonProcessingException {
        assertThat(lines("{\"Config\":{\"Healthcheck\":" + healthcheck.replace('\'', '"') + "}}"))
                .contains("Health check: " + text);
    }
}

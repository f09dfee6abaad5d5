package io.github.dockermaven.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongRunningRequestsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1.41/containers/create?name=a",
                "POST /v1.41/containers/a/start",
                "POST /containers/a/kill?signal=TERM",
                "POST /v1.41/containers/a/stop?t=10",
                "POST /v1.41/containers/a/wait?condition=next-exit",
                "GET /v1.41/containers/a/logs?follow=1",
                "DELETE /v1.41/containers/a?force=1",
                "DELETE /v1.41/images/localhost:5000/a/b:1",
                "DELETE /volumes/data",
                "POST /v1.41/images/create?fromImage=a",
                "GET /v1.41/events"
            })
    void mayTakeAsLongAsTheEngineNeeds(String request) {
        assertThat(LongRunningRequests.isLongRunning(request(request))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1.41/containers/json?all=1",
                "GET /v1.41/containers/a/json",
                "GET /v1.41/images/a/json",
                "GET /volumes/data",
                "DELETE /v1.41/networks/a",
                "POST /v1.41/networks/create",
                "GET /_ping",
                "GET /info"
            })
    void areAnsweredByAnEngineThatDoesNotHang(String request) {
        assertThat(LongRunningRequests.isLongRunning(request(request))).isFalse();
    }

    private static Request request(String text) {
        int space = text.indexOf(' ');
        return Request.builder()
                .method(text.substring(0, space))
                .path(text.substring(space + 1))
                .build();
    }
}

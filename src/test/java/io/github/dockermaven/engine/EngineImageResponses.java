package io.github.dockermaven.engine;

import static io.github.dockermaven.engine.transport.FakeEngine.json;

import io.github.dockermaven.archive.Tar;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A builder of the responses of a fake engine to requests for its images and builds. */
public final class EngineImageResponses {
    private static final String API = " /v1.41";
    public static final String BUILD = "POST" + API + "/build";

    private final Map<String, String> responses = new TreeMap<>();

    /** Sets the engine's id. */
    public EngineImageResponses id(String id) {
        return put("GET", "/info", "{\"ID\":\"" + id + "\"}");
    }

    /** Removes the engine's id, and its other properties. */
    public EngineImageResponses withoutId() {
        responses.remove("GET" + API + "/info");
        return this;
    }

    public EngineImageResponses platform(Platform platform) {
        return put(
                "GET", "/version", "{\"Os\":\"" + platform.os() + "\",\"Arch\":\"" + platform.architecture() + "\"}");
    }

    /** Adds an image for linux/amd64 without layers. */
    public EngineImageResponses image(String name, String id) {
        return put(
                "GET",
                "/images/" + name + "/json",
                "{\"Id\":\"" + id + "\",\"Os\":\"linux\",\"Architecture\":\"amd64\"}");
    }

    /** Adds an image that has an instruction for the builds that begin with it. */
    public EngineImageResponses imageWithTrigger(String name, String id, String trigger) {
        return put(
                "GET",
                "/images/" + name + "/json",
                "{\"Id\":\"" + id + "\",\"Config\":{\"OnBuild\":[\"" + trigger + "\"]}}");
    }

    /**
     * Adds an image with layers, which the engine can save.
     *
     * @param layers from the bottom up; they are saved in the reverse order, because engines guarantee none
     */
    public EngineImageResponses image(String name, String id, Platform platform, List<byte[]> layers) {
        String diffIds =
                layers.stream().map(layer -> "\"" + Digest.of(layer) + "\"").collect(Collectors.joining(","));
        String image = "{\"Id\":\"" + id + "\",\"Os\":\"" + platform.os() + "\",\"Architecture\":\""
                + platform.architecture() + "\",\"Config\":{},\"RootFS\":{\"Layers\":[" + diffIds + "]}}";
        Tar saved = new Tar();
        for (int i = layers.size() - 1; i >= 0; i--) {
            saved.file(i + "/layer.tar", layers.get(i));
        }
        return put("GET", "/images/" + name + "/json", image)
                .put("GET", "/images/" + id + "/json", image)
                .put("GET", "/images/" + id + "/get", new String(saved.bytes(), StandardCharsets.US_ASCII));
    }

    public EngineImageResponses withoutImage(String name) {
        responses.remove("GET" + API + "/images/" + name + "/json");
        return this;
    }

    /** Lets builds succeed with an image. */
    public EngineImageResponses builds(String id) {
        return put("POST", "/build", "{\"id\":\"moby.image.id\",\"aux\":{\"ID\":\"" + id + "\"}}\n");
    }

    /** Lets builds fail with a message. */
    public EngineImageResponses failsToBuild(String message) {
        return put(
                "POST",
                "/build",
                "{\"errorDetail\":{\"message\":\"" + message + "\"},\"error\":\"" + message + "\"}\n");
    }

    /** Accepts further names of an image. */
    public EngineImageResponses tags(String id) {
        responses.put("POST" + API + "/images/" + id + "/tag", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        return this;
    }

    private EngineImageResponses put(String method, String path, String body) {
        responses.put(method + API + path, json("200 OK", body));
        return this;
    }

    public FakeEngine.Script script() {
        return FakeEngine.routes(responses);
    }
}

package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Progress;
import io.github.dockermaven.report.ProgressInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The build of an image by an engine: {@code POST /build} of the <a
 * href="https://docs.docker.com/reference/api/engine/">Engine API</a>, with BuildKit if the engine has it, else with
 * its classic builder. Registry credentials are not sent, because BuildKit does not accept them this way: base images
 * have to be in the engine beforehand.
 */
public final class EngineImageBuild {
    private final EngineApi api;

    /**
     * The options of a build.
     *
     * @param tags the names of the image; at least one
     * @param dockerfile the Dockerfile's path in the context
     * @param buildArgs values for the Dockerfile's {@code ARG}s
     * @param noCache whether to ignore the cache
     * @param target the name of the stage to build, empty for the last
     * @param platform {@code os/architecture[/variant]}, empty for the engine's own
     * @param network the network of {@code RUN}, empty for the engine's default
     * @param extraHosts {@code host:ip} each, for {@code RUN}
     * @param cacheFrom images in the engine whose steps serve as cache
     * @param more further parameters of the request, unchanged
     */
    public record Options(
            List<ImageReference> tags,
            String dockerfile,
            Map<String, String> buildArgs,
            boolean noCache,
            Optional<String> target,
            Optional<String> platform,
            Optional<String> network,
            List<String> extraHosts,
            List<ImageReference> cacheFrom,
            Map<String, String> more) {
        /** Returns the options that influence the image's content. */
        public Options ofContent() {
            return new Options(
                    List.of(), dockerfile, buildArgs, false, target, platform, network, extraHosts, cacheFrom, more);
        }
    }

    EngineImageBuild(EngineApi api) {
        this.api = api;
    }

    /**
     * Builds an image and gives it its names.
     *
     * @param context the build context, an uncompressed tar; read once, as fast as the engine accepts it
     * @return the image's id
     * @throws ImageBuildException if the engine refuses the build or a step fails
     * @throws DockerExecutionException if the context cannot be read or the connection breaks
     */
    public String build(Options options, InputStream context, Progress progress) {
        progress.detail("Building with " + (api.connection().hasBuildKit() ? "BuildKit" : "the classic builder"));
        InputStream body = new ProgressInputStream(context, progress.begin("Sending the build context"));
        DockerHttpClient.Request request = api.request(DockerHttpClient.Request.Method.POST, "/build?" + query(options))
                .putHeader("Content-Type", "application/x-tar")
                .body(body)
                .build();
        try (body;
                DockerHttpClient.Response response = api.send(request);
                BuildSteps steps = new BuildSteps(progress)) {
            BuildStream stream = new BuildStream(steps);
            if (response.getStatusCode() != 200) {
                throw stream.readRefusal(response.getStatusCode(), response.getBody());
            }
            return stream.read(response.getBody());
        } catch (JsonEOFException e) {
            throw cutOff("it ended within a line", e);
        } catch (JsonProcessingException e) {
            throw new DockerExecutionException(
                    "The engine at " + api.address() + " answered the build with something that is not JSON: "
                            + PrintableText.quote(e.getOriginalMessage()) + ". Is it a Docker Engine?",
                    e);
        } catch (IOException e) {
            throw cutOff(e.getMessage(), e);
        }
    }

    private DockerExecutionException cutOff(String reason, IOException e) {
        return new DockerExecutionException(
                "The build in the engine at " + api.address() + " was cut off: " + reason
                        + ". See the engine's log for the reason, then build again.",
                e);
    }

    /** Returns the options as parameters for this engine. */
    public String query(Options options) {
        StringJoiner query = new StringJoiner("&");
        query.add("version=" + (api.connection().hasBuildKit() ? 2 : 1))
                .add("rm=1")
                .add("forcerm=1");
        options.tags()
                .forEach(tag -> query.add("t=" + encode(tag.withDefaultTag().toString())));
        query.add("dockerfile=" + encode(options.dockerfile()));
        if (!options.buildArgs().isEmpty()) {
            query.add("buildargs=" + EngineApi.inQuery(options.buildArgs()));
        }
        if (options.noCache()) {
            query.add("nocache=1");
        }
        addIfGiven(query, "target", options.target());
        addIfGiven(query, "platform", options.platform());
        addIfGiven(query, "networkmode", options.network());
        options.extraHosts().forEach(host -> query.add("extrahosts=" + encode(host)));
        if (!options.cacheFrom().isEmpty()) {
            List<String> images =
                    options.cacheFrom().stream().map(ImageReference::toString).toList();
            query.add("cachefrom=" + EngineApi.inQuery(images));
        }
        options.more().forEach((name, value) -> query.add(encode(name) + "=" + encode(value)));
        return query.toString();
    }

    private static void addIfGiven(StringJoiner query, String parameter, Optional<String> value) {
        value.ifPresent(given -> query.add(parameter + "=" + encode(given)));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

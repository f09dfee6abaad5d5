package io.github.dockermaven.it;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.EngineHttpClient;
import io.github.dockermaven.engine.transport.TlsMaterial;
import java.time.Duration;

/** docker-java's client over the plugin's transport: another reader of what the plugin has made. */
public final class DockerJava {
    private DockerJava() {}

    /** Returns a client of the testbed's engine; it is to be closed. */
    public static DockerClient at(String host) {
        EngineHttpClient transport = new EngineHttpClient(
                EngineAddress.parse(host, false, "the testbed"),
                TlsMaterial.NONE,
                System.getenv(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .build();
        return DockerClientImpl.getInstance(config, transport);
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.builder.Builder;
import io.github.dockermaven.builder.RegistryClients;
import io.github.dockermaven.config.BuildParameters;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.ServiceImage;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.CredentialRegistries;
import io.github.dockermaven.project.OutputTimestamp;
import io.github.dockermaven.project.ProjectBuilder;
import io.github.dockermaven.project.ReactorImages;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.project.SettingsProxies;
import io.github.dockermaven.registry.RegistrySettings;
import java.io.File;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Builds the project's image in a Docker Engine, a registry or an archive, from the project's own Dockerfile or one that is written for its
 * runnable jar, and gives it all its names. By BuildKit where the engine has it. If the image is there that the same inputs
 * gave before, nothing is sent or written.
 * If <code>docker:start</code> takes a compose file, the images of its services that no module makes are built, too: called
 * by hand, when all modules have theirs.
 *
 * @since 1.0.0
 */
@Mojo(name = "build", configurator = GoalConfigurator.HINT, defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class BuildMojo extends AbstractDockerfileMojo {
    private final ProjectBuilder projectBuilder;
    private final SessionCredentials credentials;

    /**
     * Skips this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.build", defaultValue = "false")
    private boolean skipBuild;

    /**
     * Values for the <code>ARG</code>s of an own Dockerfile.
     * <pre>&lt;buildArgs&gt;&lt;VERSION&gt;${project.version}&lt;/VERSION&gt;&lt;/buildArgs&gt;</pre>
     * Each may be a property too, <code>docker.buildArg.VERSION</code> or <code>docker.buildArgs.VERSION</code>: of the
     * command line, where it takes precedence over this element, or of the project, where this element does. Images show
     * their build arguments to everybody: none is for a secret.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> buildArgs;

    /**
     * What makes the image of the Dockerfile: <code>embedded</code>, this plugin itself, which gives the engine only what
     * it does not have, and makes the same image on every machine; <code>engine</code>, BuildKit or the engine's classic
     * builder; or <code>auto</code>, the first wherever it can, the other for <code>RUN</code>, several stages and what
     * else needs an engine.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.builder", defaultValue = "auto")
    private String builder;

    /**
     * Where the image goes: <code>engine</code>; <code>registry</code>, straight into the registry of its name, without an
     * engine; or <code>archive</code>, a file
     * <code>target/docker/user-service-1.0.tar</code>, named as the image, which <code>docker load</code>,
     * <code>podman load</code> and <code>skopeo copy oci-archive:…</code> take. For both the image is made by the embedded
     * builder, so the Dockerfile has no <code>RUN</code>, and the base image may come from a registry or an engine. What has
     * this very image already is left as it is. For
     * <code>&lt;images&gt;</code> this is the default of each <code>&lt;build&gt;</code>'s own
     * <code>&lt;destination&gt;</code>, and an archive is in the image's folder, <code>target/docker/ALIAS</code>.
     * <pre>&lt;destination&gt;registry&lt;/destination&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.destination", defaultValue = "engine")
    private String destination;

    /**
     * Registries, each <code>host</code> or <code>host:port</code>, that this plugin itself may speak with by
     * <code>http</code>, and by <code>https</code> whatever certificate they have. Those of this machine
     * (<code>localhost</code>, <code>127.0.0.1</code>) need not be named. What an engine pulls or pushes is a matter of its
     * own <code>insecure-registries</code>.
     * <pre>&lt;insecureRegistries&gt;&lt;registry&gt;registry.local:5000&lt;/registry&gt;&lt;/insecureRegistries&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.insecureRegistries")
    private List<String> insecureRegistries;

    /**
     * A file of certificates (PEM) of authorities that this plugin itself trusts in registries, beside those of Java.
     * <pre>&lt;registryCertificates&gt;${project.basedir}/company-ca.pem&lt;/registryCertificates&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registryCertificates")
    private File registryCertificates;

    /**
     * Registries, each <code>host</code> or <code>host:port</code>, that this plugin itself asks for Docker Hub's images
     * before Docker Hub. What an engine pulls is a matter of its own <code>registry-mirrors</code>.
     * <pre>&lt;registryMirrors&gt;&lt;registry&gt;mirror.example.com&lt;/registry&gt;&lt;/registryMirrors&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registryMirrors")
    private List<String> registryMirrors;

    /**
     * When an image by the embedded builder is said to be made, and its files, in seconds since 1970 or as in
     * <code>2026-11-26T10:00:00Z</code>. The default is February 1980, as in Maven 4, so that the same
     * files are the same image.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

    /**
     * Builds each step anew instead of taking it from the engine's cache, and the image even if it is up to date.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.noCache", defaultValue = "false")
    private boolean noCache;

    /**
     * When base images are pulled: <code>IfNotPresent</code>, <code>Always</code> or <code>Never</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.imagePullPolicy", defaultValue = "IfNotPresent")
    private String imagePullPolicy;

    /**
     * The stage of an own Dockerfile to build, by its name or, if it has one, its number from 0. The default is the last
     * stage.
     * <pre>&lt;target&gt;test&lt;/target&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.target")
    private String target;

    /**
     * What the image is for, one <code>os/architecture[/variant]</code>: <code>linux/amd64</code>,
     * <code>linux/arm64</code>, <code>linux/arm/v7</code>. Base images are pulled for it. The default is what the engine
     * runs on; for others an engine needs an emulator if the Dockerfile has <code>RUN</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.platform")
    private String platform;

    /**
     * What the image is for, if that is several: one image for each, on the base image for it, under one name, without an
     * emulator. For <code>destination</code> <code>registry</code> or <code>archive</code>.
     * <pre>&lt;platforms&gt;&lt;platform&gt;linux/amd64&lt;/platform&gt;&lt;platform&gt;linux/arm64&lt;/platform&gt;&lt;/platforms&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.platforms")
    private List<String> platforms;

    /**
     * The network that <code>RUN</code> has: <code>default</code>, <code>none</code>, <code>host</code>, and for a
     * classic builder also the name of a network. The default is <code>default</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.build.network")
    private String buildNetwork;

    /**
     * More lines for <code>/etc/hosts</code> while the image is built, each <code>host:ip</code>;
     * <code>host-gateway</code> for an IP address is the machine that the engine is on. The image does not get them.
     * <pre>&lt;extraHosts&gt;&lt;host&gt;repository.example.com:10.0.0.5&lt;/host&gt;&lt;/extraHosts&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.extraHosts")
    private List<String> extraHosts;

    /**
     * Images whose steps are taken instead of run where they are the same: what was pushed last time, on a machine that
     * has no cache of its own. One that the engine does not have is pulled; one that cannot be pulled is reported and left
     * out. BuildKit takes steps only from images that were built with the build argument
     * <code>BUILDKIT_INLINE_CACHE=1</code>.
     * <pre>&lt;cacheFrom&gt;&lt;image&gt;registry.example.com/user-service:latest&lt;/image&gt;&lt;/cacheFrom&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.cacheFrom")
    private List<String> cacheFrom;

    @Inject
    BuildMojo(ProjectBuilder builder, SessionCredentials credentials) {
        this.projectBuilder = builder;
        this.credentials = credentials;
    }

    @Override
    boolean skipGoal() {
        return configuration().flag("skipBuild");
    }

    @Override
    void executeGoal() {
        UpcomingImages upcoming = new UpcomingImages(session(), mojoExecution());
        ReactorImages reactor = ReactorImages.of(session(), upcoming::of);
        ServiceImages services = ServiceImages.of(this);
        try {
            boolean hasOwn = !services.areAll();
            // Made before a Dockerfile is written: it checks its parameters.
            EngineSession engine = engine();
            if (hasOwn) {
                projectBuilder.build(images().selectedForBuild(), request(), reactor, engine, this::progress);
            }
        } finally {
            reactor.done(project());
        }
        services.due()
                .forEach(due -> projectBuilder.build(
                        due.images().stream().map(ServiceImage::toBuild).toList(),
                        request().in(due.session()),
                        reactor,
                        engine(),
                        output(due.session())::progress));
    }

    private ProjectBuilder.Request request() {
        GoalConfiguration goal = configuration();
        return new ProjectBuilder.Request(
                dockerfileRequest(),
                BuildParameters.read(goal),
                args -> goal.over(args, "docker.buildArgs.", "docker.buildArg."),
                Builder.parse(goal.text("builder").orElseThrow()),
                PullPolicy.parse(goal.text("imagePullPolicy").orElseThrow()),
                OutputTimestamp.parse(goal.text("outputTimestamp").orElse("")),
                registries());
    }

    private RegistryClients registries() {
        CredentialRegistries registries = images().credentialRegistries();
        return new RegistryClients(
                credentials(credentials, RegistryUse.PULL, registries),
                credentials(credentials, RegistryUse.PUSH, registries),
                RegistrySettings.of(
                        configuration().list("insecureRegistries"),
                        configuration().path("registryCertificates"),
                        configuration().list("registryMirrors"),
                        timeout(),
                        SettingsProxies.of(session())));
    }
}

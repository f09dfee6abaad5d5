package io.github.dockermaven.mojo;

import io.github.dockermaven.config.DockerfileParameters;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.DockerfileRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The base of the goals that need a Dockerfile: where it is, or what is to be in it. */
abstract class AbstractDockerfileMojo extends AbstractImageMojo {
    /**
     * The project's own Dockerfile, a path relative to the project's folder. Without it <code>Dockerfile</code> and
     * <code>src/main/docker/Dockerfile</code> are looked for, and if there is neither, one is written to
     * <code>target/docker/Dockerfile</code>. The value <code>generated</code> has one written in any case. An own
     * Dockerfile is used as it is, whatever the parameters below say.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.dockerfile")
    private String dockerfile;

    /**
     * The build context: the folder that the Dockerfile's sources are relative to. Its <code>.dockerignore</code> is
     * honoured. The default is the project's folder.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.contextDir")
    private File contextDir;

    /**
     * The base image. The default is <code>openjdk:N-jdk-slim</code> for the release N of Java that the classes of the
     * application and its libraries need, where that image was published (7 to 18), and
     * <code>eclipse-temurin:N-jre</code> for other releases. Not with <code>runtime</code> <code>jlink</code>, which has none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.from")
    private String from;

    /**
     * Where the image has its Java from: <code>image</code>, the default, has it in the base image; with
     * <code>jlink</code> there is no base image. The JDK that runs Maven then links a run-time of the modules that the
     * application needs, and the image has that, the C library of this machine, certificates, an empty <code>/tmp</code>
     * and a user, 65532, who runs the application; no shell and no other program. It is for what Maven runs on:
     * Linux, with the same processor. It is left as it is as long as JDK, modules and those files are the same.
     * <pre>&lt;runtime&gt;jlink&lt;/runtime&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.runtime")
    private String runtime;

    /**
     * The modules of the JDK that <code>runtime</code> <code>jlink</code> links, with all that these require, and no
     * others. The default is what the classes of the application and its libraries name, and what reflection needs in a
     * web application: <code>java.instrument</code>, <code>java.logging</code>, <code>java.management</code>,
     * <code>java.naming</code>, <code>jdk.charsets</code>, <code>jdk.crypto.ec</code>, <code>jdk.jfr</code>,
     * <code>jdk.management</code>, <code>jdk.management.agent</code>, <code>jdk.naming.dns</code>, <code>jdk.net</code>,
     * <code>jdk.random</code>, <code>jdk.unsupported</code> and <code>jdk.zipfs</code>; for a module of a reactor also the rest
     * of Java SE, so that its services share one run-time. Texts in other languages than
     * English need <code>jdk.localedata</code> here.
     * <pre>&lt;modules&gt;&lt;module&gt;java.se&lt;/module&gt;&lt;module&gt;jdk.crypto.ec&lt;/module&gt;&lt;/modules&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.modules")
    private List<String> modules;

    /**
     * How the application lies in the image. <code>jar</code>, the default, copies it as it is packaged, with its
     * libraries. <code>layers</code> makes image layers of a plain jar (dependencies, snapshot dependencies, resources,
     * classes) and of a war for a servlet container in the same way; it
     * copies a layered Spring Boot jar (2.3 or newer) layer by layer, in the order of its <code>layers.idx</code>, into
     * <code>workdir</code>, and starts it by the jar's own launcher: the dependencies are an image layer of their own,
     * and after a change of the application's code only that is sent and stored anew.
     * <pre>&lt;layout&gt;layers&lt;/layout&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.layout")
    private String layout;

    /**
     * The classifier of the jar or war that is the application, for a project that packages several:
     * <code>server</code> for <code>shop-1.0-server.jar</code>. The default is the main one, if it can be started, else the
     * first by name that can. Of a project of packaging <code>war</code> it may name a jar beside the war, too.
     * <pre>&lt;classifier&gt;server&lt;/classifier&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.classifier")
    private String classifier;

    /**
     * The application's name in the image, for example <code>UserService.jar</code>. The default is
     * <code>app.jar</code>. Not for <code>layout</code> <code>layers</code>, which has no jar there.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.jarName")
    private String jarName;

    /**
     * The class to start, with its package, for a plain jar. The default is the one that the jar's manifest names. Such a
     * jar gets its libraries: those of its <code>Class-Path</code> if they are beside it in <code>target</code>, else the
     * project's run-time dependencies.
     * <pre>&lt;mainClass&gt;shop.users.Main&lt;/mainClass&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.mainClass")
    private String mainClass;

    /**
     * Arguments for the Java virtual machine, each an <code>&lt;arg&gt;</code>, for example <code>-Xmx256m</code>; no
     * shell splits them or expands variables in them. In
     * the property commas separate them, as in all properties that are lists, or it is a JSON array of strings:
     * <code>-Ddocker.jvmArgs=["-Xmx256m","-Dmodes=a,b"]</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.jvmArgs")
    private List<String> jvmArgs;

    /**
     * The command that starts the application and its arguments, each an <code>&lt;arg&gt;</code>, instead of
     * <code>java -jar</code>, or the launcher of <code>layout</code> <code>layers</code>. It may also be a JSON array of
     * strings, as in a Dockerfile. An empty <code>&lt;entrypoint/&gt;</code> leaves the base image's.
     * <pre>&lt;entrypoint&gt;["java","-jar","app.jar"]&lt;/entrypoint&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.entrypoint")
    private List<String> entrypoint;

    /**
     * Arguments for the application, each an <code>&lt;arg&gt;</code>, that those of <code>docker run</code> replace; or
     * a JSON array of strings.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.cmd")
    private List<String> cmd;

    /**
     * The ports that the application listens on: <code>8080</code>, <code>8000-8010</code>, <code>53/udp</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.ports")
    private List<String> ports;

    /**
     * Absolute paths in the image that containers keep outside of themselves. The default is <code>/tmp</code>, where
     * Spring Boot's web server works; an empty <code>&lt;volumes/&gt;</code> is none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.volumes")
    private List<String> volumes;

    /**
     * Environment variables.
     * <pre>&lt;env&gt;&lt;TZ&gt;Asia/Seoul&lt;/TZ&gt;&lt;/env&gt;</pre>
     * Each may be a property too, <code>docker.env.TZ</code>: of the command line, where it takes
     * precedence over this element, or of the project, where this element does.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> env;

    /**
     * Labels of the image.
     * <pre>&lt;labels&gt;&lt;team&gt;users&lt;/team&gt;&lt;/labels&gt;</pre>
     * Each may be a property too, <code>docker.labels.team</code>: of the command line, where it takes
     * precedence over this element, or of the project, where this element does.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> labels;

    /**
     * Adds the labels of the OCI image specification (<code>org.opencontainers.image.title</code>, <code>version</code>,
     * <code>description</code>, <code>url</code>, <code>source</code>, <code>vendor</code>, <code>licenses</code>,
     * <code>authors</code>) if the POM has their values. Those of <code>labels</code> take
     * precedence over them.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.ociLabels", defaultValue = "false")
    private boolean ociLabels;

    /**
     * The user, and group, that the application runs as: <code>1000</code>, <code>app</code>, <code>1000:1000</code>. The
     * default is the base image's, and <code>65532:65532</code> with <code>runtime</code> <code>jlink</code>, which knows only
     * numbers, <code>root</code> and <code>nonroot</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.user")
    private String user;

    /**
     * The folder in the image that the application and the files of <code>copy</code> are put in, and that it is started
     * in. The default is the base image's, and <code>/application</code> for <code>layout</code> <code>layers</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.workdir")
    private String workdir;

    /**
     * Further files and folders of the build context for the image, <code>source</code> or <code>source:target</code>.
     * <pre>&lt;copy&gt;&lt;file&gt;apiEncryptionKey.jks&lt;/file&gt;&lt;/copy&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.copy")
    private List<String> copy;

    /**
     * How the engine finds out whether the application is healthy.
     * <pre>
     * &lt;healthcheck&gt;
     *   &lt;cmd&gt;&lt;arg&gt;curl&lt;/arg&gt;&lt;arg&gt;-f&lt;/arg&gt;&lt;arg&gt;http://localhost:8080/health&lt;/arg&gt;&lt;/cmd&gt;
     *   &lt;interval&gt;30s&lt;/interval&gt; &lt;timeout&gt;5s&lt;/timeout&gt; &lt;startPeriod&gt;1m&lt;/startPeriod&gt; &lt;retries&gt;3&lt;/retries&gt;
     * &lt;/healthcheck&gt;</pre>
     * <code>&lt;mode&gt;none&lt;/mode&gt;</code> switches the base image's off. The command may also be a JSON array of
     * strings, <code>["curl","-f","http://localhost:8080/health"]</code>, or a line for the shell. With <code>runtime</code>
     * <code>jlink</code> it is in exec form and runs <code>java</code>, or a program of <code>copy</code>. Each element may be a
     * property too, <code>docker.healthcheck.cmd</code>: of the command line, where it takes precedence over this element, or
     * of the project, where this element does.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration healthcheck;

    /**
     * The folder that <code>dockerFile</code> and <code>contextDir</code> of <code>images</code> are relative to. The
     * default is <code>src/main/docker</code> of the project's folder.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.source.dir")
    private File sourceDirectory;

    /** Returns what the goal has for Dockerfiles. */
    DockerfileRequest dockerfileRequest() {
        return new DockerfileRequest(
                session(),
                mojoExecution(),
                configuration().text("dockerfile"),
                contextFolder(),
                configuration().path("sourceDirectory", "src/main/docker"),
                DockerfileParameters.read(configuration(), project()),
                configuration().properties()::get);
    }

    private Path contextFolder() {
        Path folder = configuration().path("contextDir", "");
        if (!Files.isDirectory(folder)) {
            throw new DockerFailureException("The build context " + folder
                    + (Files.exists(folder) ? " is not a folder" : " does not exist")
                    + ". Create it, or correct docker.contextDir.");
        }
        return folder;
    }
}

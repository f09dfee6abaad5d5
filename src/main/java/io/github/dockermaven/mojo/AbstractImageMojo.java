package io.github.dockermaven.mojo;

import io.github.dockermaven.config.AuthConfig;
import io.github.dockermaven.config.ConfiguredImages;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.CredentialRegistries;
import io.github.dockermaven.project.ImageRequirement;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.SessionCredentials;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The base of the goals about a project's image: the project, and how the image is called. */
abstract class AbstractImageMojo extends AbstractDockerMojo {
    /**
     * The image's name, <code>[registry/]repository[:tag]</code>, for example
     * <code>rladbsals23/user-service:1.0</code>. Without a tag it is <code>latest</code>. The default is
     * <code>${project.artifactId}:${project.version}</code>, made valid: lower case, and a dash for each character that a
     * name cannot have.
     *
     * @since 1.0.0
     */
    @Parameter
    private String image;

    /**
     * The image's name on the command line; it takes precedence over <code>image</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.image")
    private String givenImage;

    /**
     * The registry's host and port, put before each image name that has none, for example
     * <code>registry.example.com:5000</code>. Without it such names are Docker Hub's.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registry")
    private String registry;

    /**
     * The folder in the registry, put before the default image name, for example <code>rladbsals23</code>. A name given
     * with <code>image</code> is taken as it is.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.namespace")
    private String namespace;

    /**
     * Further names of the image: tags of the same repository such as <code>latest</code>, or whole names such as
     * <code>registry.example.com/user-service:1.0</code>.
     * <pre>&lt;tags&gt;&lt;tag&gt;latest&lt;/tag&gt;&lt;/tags&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.tags")
    private List<String> tags;

    /**
     * Several images of one project, each an <code>&lt;image&gt;</code> with <code>name</code>, <code>alias</code>,
     * <code>registry</code> and <code>build</code>: the elements of the io.fabric8 plugin, with their meanings.
     * <pre>
     * &lt;images&gt;&lt;image&gt;
     *   &lt;name&gt;shop/%a:%l&lt;/name&gt;
     *   &lt;build&gt;
     *     &lt;from&gt;eclipse-temurin:21-jre&lt;/from&gt;
     *     &lt;assembly&gt;&lt;descriptorRef&gt;artifact&lt;/descriptorRef&gt;&lt;/assembly&gt;
     *     &lt;cmd&gt;java -jar /maven/${project.build.finalName}.jar&lt;/cmd&gt;
     *   &lt;/build&gt;
     * &lt;/image&gt;&lt;/images&gt;</pre>
     * With it <code>image</code> and <code>tags</code> have no meaning.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration images;

    /**
     * As <code>images</code>, but each element's name is the image's alias.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration imagesMap;

    /**
     * Which of <code>images</code> are meant: their aliases, or their names with or without a tag. The default is all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.filter")
    private List<String> filter;

    /**
     * The registry that images are pushed to if their names have none. The default is <code>registry</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.push.registry")
    private String pushRegistry;

    /**
     * <code>username</code> and <code>password</code> for the registry that the project's image is pushed to (of
     * <code>images</code> the first that is pushed), or <code>push</code> and <code>pull</code> with both of them each. The POM is no place for a password: give it as a property there, or leave
     * this out for settings.xml or <code>docker login</code>. Maven prints the value of <code>${registry.password}</code>
     * under <code>-X</code>, but not that of <code>@{registry.password}</code>, which may be written here.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration authConfig;

    /**
     * Seconds that a credential helper (<code>credsStore</code>, <code>credHelpers</code> of docker's
     * <code>config.json</code>) may take to answer, for example to unlock a key store or to fetch a token.
     * <pre>-Ddocker.credentialHelperTimeout=600</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.credentialHelperTimeout", defaultValue = "300")
    private int credentialHelperTimeout;

    private ConfiguredImages configuredImages;

    MavenProject project() {
        return session().getCurrentProject();
    }

    /** Returns the images of the project, by the goal's configuration. */
    ConfiguredImages images() {
        if (configuredImages == null) {
            configuredImages = new ConfiguredImages(
                    configuration(),
                    project(),
                    new NamePattern(project(), session().getStartTime().toInstant()));
        }
        return configuredImages;
    }

    /** Returns the credentials for one use of registries, of which those in properties and the POM are for one registry only. */
    Credentials credentials(SessionCredentials source, RegistryUse use, CredentialRegistries registries) {
        List<CredentialSource> ofPom = AuthConfig.of(configuration(), use, registries.ofPom());
        return source.of(session(), project(), use, registries, ofPom, helperTimeout());
    }

    private Duration helperTimeout() {
        Duration timeout = configuration().seconds("credentialHelperTimeout");
        if (timeout.toSeconds() < 1) {
            throw new DockerFailureException("docker.credentialHelperTimeout is " + timeout.toSeconds()
                    + ". Give the seconds that a credential helper may take, 1 or more.");
        }
        return timeout;
    }

    /** Returns how much the project's image is wanted. */
    ImageRequirement requirement() {
        return ImageRequirement.of(session(), project(), mojoExecution());
    }

    /** Returns whether it is an error that the engine does not have the image. */
    boolean isRequired(BuiltImageFile image) {
        return image.isBuilt() || requirement() == ImageRequirement.OF_THIS_PROJECT;
    }
}

package io.github.dockermaven.mojo;

import io.github.dockermaven.project.SessionCredentials;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Copies files and folders out of the containers of the configured images, as the <code>copy</code> of each
 * <code>image</code> says: a whole folder, or with <code>/.</code> what is in it. Name it before <code>docker:stop</code> in
 * the POM.
 * <pre>
 * &lt;copy&gt;
 *   &lt;entries&gt;
 *     &lt;entry&gt;
 *       &lt;containerPath&gt;/var/log/users&lt;/containerPath&gt;
 *       &lt;hostDirectory&gt;target/logs&lt;/hostDirectory&gt;
 *     &lt;/entry&gt;
 *   &lt;/entries&gt;
 * &lt;/copy&gt;</pre>
 *
 * @since 1.0.0
 */
@Mojo(
        name = "copy",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        threadSafe = true)
public class CopyMojo extends AbstractRunMojo {
    private final SessionCredentials credentials;

    /**
     * Copies from containers that are made for it, of the images as they are, and removed afterwards, without starting them.
     * The default is to copy from what <code>docker:start</code> made for this project; else from the container that
     * <code>copyNamePattern</code> of the image means; else from one of the image.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.createContainers", defaultValue = "false")
    private boolean createContainers;

    /**
     * Copies from all containers that are meant, the oldest first, not from the newest only.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.copyAll", defaultValue = "false")
    private boolean copyAll;

    /**
     * The names of the containers that are meant, for images without a <code>copyNamePattern</code> of their own:
     * <code>test-*</code> with <code>*</code> and <code>?</code>, or <code>%regex[test-[0-9]+]</code>, with commas between
     * several.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.copyNamePattern")
    private String copyNamePattern;

    /**
     * When an image is pulled that this build does not make, for <code>createContainers</code>: <code>IfNotPresent</code>,
     * <code>Always</code> or <code>Never</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.imagePullPolicy", defaultValue = "IfNotPresent")
    private String imagePullPolicy;

    /**
     * The pattern of the names of containers that are made, as for <code>docker:start</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.containerNamePattern")
    private String containerNamePattern;

    @Inject
    CopyMojo(SessionCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    void executeGoal() {
        new CopyRun(this, credentials).run();
    }
}

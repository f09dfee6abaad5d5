package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the goals in groups, a line each, or what one goal does and needs, with an example and its properties:
 * <pre>mvn docker:help -Dgoal=start -Ddetail</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "help", requiresProject = false, threadSafe = true)
public class HelpMojo extends AbstractMojo {
    /** The plugin. */
    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /**
     * The goal that is shown, such as <code>build</code>. The default is a line for each goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "goal")
    private String goal;

    /**
     * Shows what each parameter means, of all goals if none is named.
     *
     * @since 1.0.0
     */
    @Parameter(property = "detail", defaultValue = "false")
    private boolean detail;

    @Override
    public void execute() throws MojoFailureException {
        try {
            getLog().info(String.join(System.lineSeparator(), page(new HelpPage(plugin))));
        } catch (DockerFailureException e) {
            throw new MojoFailureException(e.getMessage());
        }
    }

    private List<String> page(HelpPage page) {
        if (goal != null) {
            return page.goal(goal.startsWith("docker:") ? goal.substring("docker:".length()) : goal, detail);
        }
        return detail ? page.all() : page.overview();
    }
}

package io.github.dockermaven.project;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/** The values that Maven's properties have when a goal runs, those included that earlier goals of the build have set. */
public final class MavenProperties {
    private final PluginParameterExpressionEvaluator evaluator;

    /** Those that no goal has for itself alone. */
    MavenProperties(MavenSession session, MavenProject project) {
        this(session, project, new MojoExecution(new MojoDescriptor()));
    }

    /** @param execution the goal's, which has properties of its own */
    public MavenProperties(MavenSession session, MavenProject project, MojoExecution execution) {
        MavenSession ofProject = session.clone();
        ofProject.setCurrentProject(project);
        this.evaluator = new PluginParameterExpressionEvaluator(ofProject, execution);
    }

    /** A text with the values of its properties; {@code null} if it is a property alone that has no value. */
    public String fill(String text) {
        try {
            Object value = evaluator.evaluate(text, String.class);
            return value instanceof String string ? string : null;
        } catch (ExpressionEvaluationException e) {
            return null;
        }
    }

    /** The value of a property, {@code null} if it has none. */
    public String get(String name) {
        return fill("${" + name + "}");
    }
}

package io.github.dockermaven.project;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/**
 * The values that Maven's properties have when a goal runs, those included that earlier goals of the build have set. Maven's
 * own evaluator is asked for one property at a time: of a text with one that is not set it makes {@code null}, or one with
 * the word {@code null} in it.
 */
public final class MavenProperties {
    private final MavenSession session;
    private final MavenProject project;
    private final PluginParameterExpressionEvaluator evaluator;

    /** Those that no goal has for itself alone. */
    MavenProperties(MavenSession session, MavenProject project) {
        this(session, project, new MojoExecution(new MojoDescriptor()));
    }

    /** @param execution the goal's, which has properties of its own */
    public MavenProperties(MavenSession session, MavenProject project, MojoExecution execution) {
        this.session = session;
        this.project = project;
        this.evaluator = new PluginParameterExpressionEvaluator(of(project, session), execution);
    }

    private static MavenSession of(MavenProject project, MavenSession session) {
        if (session.getCurrentProject() == project) {
            return session;
        }
        MavenSession ofProject = session.clone();
        ofProject.setCurrentProject(project);
        return ofProject;
    }

    /** Returns those that the user gave on the command line. */
    public Properties commandLine() {
        return session.getUserProperties();
    }

    /** Returns those of the POM, its parents, and profiles there or in settings.xml. */
    public Properties ofProject() {
        return project.getProperties();
    }

    /** Returns a property as it was written, {@code null} if it is not set: of the command line, else of Java, else the POM's. */
    public String written(String name) {
        return Stream.of(session.getUserProperties(), session.getSystemProperties(), project.getProperties())
                .map(properties -> properties.getProperty(name))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    /** Returns the value of a property, empty if it is not set, or was only set to a port by a start of this build. */
    public Optional<String> beforeStart(String name) {
        boolean isResult =
                ContainerOutput.isResult(project, name) && !commandLine().containsKey(name);
        return isResult ? Optional.empty() : Optional.ofNullable(get(name));
    }

    /** Returns the value of a property, {@code null} if it is not set. */
    public String get(String name) {
        return value(name, new ArrayDeque<>(), new ArrayList<>());
    }

    /** Returns a text with the values of its properties; {@code $${like.this}} is no property, but the text {@code ${like.this}}. */
    public InterpolatedText interpolate(String text) {
        List<String> unset = new ArrayList<>();
        return new InterpolatedText(
                interpolate(text, new ArrayDeque<>(), unset), unset.stream().findFirst());
    }

    /**
     * @param open the properties whose values are looked for: one that contains itself is not set
     * @param unset gets the names of those that are not set
     */
    private String interpolate(String text, Deque<String> open, List<String> unset) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        int start = text.indexOf("${");
        while (start >= 0 && text.indexOf('}', start) > 0) {
            int end = text.indexOf('}', start) + 1;
            String name = text.substring(start + 2, end - 1);
            if (start > from && text.charAt(start - 1) == '$') {
                result.append(text, from, start - 1).append(text, start, end);
            } else {
                String value = value(name, open, unset);
                result.append(text, from, start).append(value == null ? text.substring(start, end) : value);
            }
            from = end;
            start = text.indexOf("${", from);
        }
        return result.append(text.substring(from).replace("$$", "$")).toString();
    }

    private String value(String name, Deque<String> open, List<String> unset) {
        String written = written(name);
        if (written == null || !written.contains("${")) {
            String value = evaluate(name);
            if (value == null) {
                unset.add(name);
            }
            return value;
        }
        if (open.contains(name)) {
            unset.add(name);
            return null;
        }
        open.push(name);
        String value = interpolate(written, open, unset);
        open.pop();
        return value;
    }

    private String evaluate(String name) {
        try {
            Object value = evaluator.evaluate("${" + name + "}");
            boolean isText = value instanceof String
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof File
                    || value instanceof Path;
            return isText ? value.toString() : null;
        } catch (ExpressionEvaluationException e) {
            return null;
        }
    }
}

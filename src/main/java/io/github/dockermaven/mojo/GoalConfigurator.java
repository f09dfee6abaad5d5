package io.github.dockermaven.mojo;

import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ComponentConfigurator;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The injection of what only Maven has into a goal. The goal's other parameters are the manual that plugin.xml,
 * {@code docker:help} and editors show; their values are read by
 * {@link io.github.dockermaven.config.GoalConfiguration}.
 */
final class GoalConfigurator implements ComponentConfigurator {
    /** As in {@code META-INF/plexus/components.xml}. */
    static final String HINT = "docker-goal";

    private static final Set<String> OF_MAVEN = Set.of("session", "mojoExecution");

    private final ComponentConfigurator injection = new BasicComponentConfigurator();

    @Override
    public void configureComponent(
            Object goal,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        PlexusConfiguration ofMaven = new DefaultPlexusConfiguration(configuration.getName());
        Stream.of(configuration.getChildren())
                .filter(child -> OF_MAVEN.contains(child.getName()))
                .forEach(ofMaven::addChild);
        injection.configureComponent(goal, ofMaven, evaluator, realm, listener);
    }

    @Override
    public void configureComponent(
            Object goal, PlexusConfiguration configuration, ExpressionEvaluator evaluator, ClassRealm realm)
            throws ComponentConfigurationException {
        configureComponent(goal, configuration, evaluator, realm, null);
    }

    @Override
    public void configureComponent(Object goal, PlexusConfiguration configuration, ClassRealm realm)
            throws ComponentConfigurationException {
        injection.configureComponent(goal, configuration, realm);
    }
}

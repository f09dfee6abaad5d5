package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.dockermaven.Pages;
import io.github.dockermaven.Pages.Fragment;
import io.github.dockermaven.PluginDescriptor;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.NamePattern;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Reader;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README.md and the site show of POMs and settings is read as Maven and the goals read it. */
class PageConfigurationsTest {
    private static final Set<String> OF_MAVEN = Set.of("properties", "pluginGroups", "reporting", "settings");

    static Stream<Fragment> fragments() {
        return Pages.fragments().filter(fragment -> fragment.language().equals("xml"));
    }

    static Stream<Fragment> poms() {
        return fragments().filter(fragment -> fragment.text().startsWith("<project"));
    }

    static Stream<Fragment> settings() {
        return fragments().filter(fragment -> fragment.text().startsWith("<settings"));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void arePomsAsMavenReadsThem(Fragment fragment) throws IOException, XmlPullParserException {
        assertThat(new MavenXpp3Reader()
                        .read(new StringReader(fragment.text()), true)
                        .getArtifactId())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areSettingsAsMavenReadsThem(Fragment fragment) throws IOException, XmlPullParserException {
        assertThat(new SettingsXpp3Reader().read(new StringReader(fragment.text()), true))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void haveElementsThatAGoalKnows(Fragment fragment) {
        Set<String> known = PluginDescriptor.read().elements();
        assertThat(configuration(fragment).getChildren())
                .extracting(Xpp3Dom::getName)
                .allMatch(known::contains);
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void haveElementsOfTheTestsThatAreNamed(Fragment fragment) {
        String tests = fragment.textOfTests();
        assertThat(configuration(fragment).getChildren())
                .extracting(Xpp3Dom::getName)
                .filteredOn(element -> !fragment.tests().contains("SnippetsTest"))
                .allMatch(element -> Pattern.compile("(<|docker\\.|, ')" + element + "(?!\\w)")
                        .matcher(tests)
                        .find());
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void areReadByTheGoals(Fragment fragment) {
        FakeSession fake = FakeSession.in(Path.of("project"));
        properties(fragment).forEach(each -> fake.project().getProperties().put(each.getName(), each.getValue()));
        String elements = Arrays.stream(configuration(fragment).getChildren())
                .map(Xpp3Dom::toString)
                .map(text -> text.replaceFirst("<\\?xml[^>]*>", ""))
                .collect(Collectors.joining());
        GoalConfiguration goal = Pom.goal(elements, "", fake);

        assertThatCode(() -> {
                    NetworkElement.all(goal);
                    VolumeElement.all(goal);
                    HealthcheckElement.of(goal);
                    ConfiguredImages images =
                            new ConfiguredImages(goal, fake.project(), new NamePattern(fake.project(), Instant.EPOCH));
                    images.selected();
                    ConfiguredContainers.of(goal, images, fake.project());
                })
                .doesNotThrowAnyException();
    }

    /** Returns what the fragment configures of this plugin. */
    private static Xpp3Dom configuration(Fragment fragment) {
        Xpp3Dom all = Pom.dom("<fragment>" + fragment.text() + "</fragment>");
        List<Xpp3Dom> found = new ArrayList<>();
        collect(all, found);
        if (!found.isEmpty()) {
            return found.get(0);
        }
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (Xpp3Dom child : all.getChildren()) {
            if (child.getName().equals("image") && child.getChildCount() > 0) {
                Xpp3Dom images = new Xpp3Dom("images");
                images.addChild(child);
                configuration.addChild(images);
            } else if (!OF_MAVEN.contains(child.getName()) && !child.getName().equals("project")) {
                configuration.addChild(child);
            }
        }
        return configuration;
    }

    private static void collect(Xpp3Dom element, List<Xpp3Dom> found) {
        Xpp3Dom artifact = element.getChild("artifactId");
        boolean isOther = element.getName().equals("plugin")
                && (artifact == null || !artifact.getValue().equals("docker-maven-plugin"));
        if (isOther) {
            return;
        }
        for (Xpp3Dom child : element.getChildren()) {
            if (child.getName().equals("configuration")) {
                found.add(child);
            } else {
                collect(child, found);
            }
        }
    }

    private static List<Xpp3Dom> properties(Fragment fragment) {
        Xpp3Dom project =
                Pom.dom("<fragment>" + fragment.text() + "</fragment>").getChild("project");
        Xpp3Dom properties = project == null ? null : project.getChild("properties");
        return properties == null ? List.of() : List.of(properties.getChildren());
    }
}

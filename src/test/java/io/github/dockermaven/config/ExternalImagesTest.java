package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalImagesTest {
    private final FakeSession fake = FakeSession.in(Path.of("project"));

    private List<XmlElement> read(String images, Map<String, String> properties) {
        fake.properties().putAll(properties);
        GoalConfiguration goal = Pom.goal("<images>" + images + "</images>", "", fake);
        return new ExternalImages(goal.properties())
                .read(goal.element("images").orElseThrow().elements());
    }

    private String readOne(String image, Map<String, String> properties) {
        return text(read("<image>" + image + "</image>", properties).get(0).xml());
    }

    /** The elements in one, with their texts in parentheses. */
    private static String text(PlexusConfiguration element) {
        String children = Stream.of(element.getChildren())
                .map(child -> child.getName() + text(child))
                .reduce((a, b) -> a + " " + b)
                .map(all -> "{" + all + "}")
                .orElse("");
        return (element.getValue() == null || element.getValue().isBlank() ? "" : "(" + element.getValue() + ")")
                + children;
    }

    private static String external(String mode) {
        return "<external><type>properties</type><prefix>shop</prefix><mode>" + mode + "</mode></external>";
    }

    @Nested
    class Only {
        @Test
        void propertiesAreTheImage() {
            assertThat(readOne(
                            "<external><type>properties</type></external>",
                            Map.of(
                                    "docker.name", "shop/users:1",
                                    "docker.alias", "users",
                                    "docker.from", "jdk:17",
                                    "docker.ports.2", "admin.port:9090",
                                    "docker.ports.10", "8443",
                                    "docker.ports.1", "user.port:8080",
                                    "docker.env.TZ", "Asia/Seoul",
                                    "docker.envRun.TZ", "UTC",
                                    "docker.wait.tcp.port.1", "8080",
                                    "other.name", "no/image")))
                    .isEqualTo("{name(shop/users:1) alias(users)"
                            + " build{from(jdk:17) ports{ports(8080) ports(9090) ports(8443)} env{TZ(Asia/Seoul)}}"
                            + " run{wait{tcp{ports{ports(8080)}}}"
                            + " ports{ports(user.port:8080) ports(admin.port:9090) ports(8443)} env{TZ(UTC)}}}");
        }

        @Test
        void elementsOfThePomAreNot() {
            assertThat(readOne(
                            external("only")
                                    + "<name>shop/users</name><build><from>a</from></build><run><user>b</user></run>",
                            Map.of("shop.hostname", "users")))
                    .isEqualTo("{name(shop/users) run{hostname(users)}}");
        }

        @Test
        void nothingIsBuiltWithoutWhatItIsBuiltFrom() {
            assertThat(readOne(external("only"), Map.of("shop.name", "shop/users", "shop.ports.1", "8080:8080")))
                    .isEqualTo("{name(shop/users) run{ports{ports(8080:8080)}}}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"from", "fromExt.name", "dockerFile", "dockerFileDir", "dockerArchive"})
        void aBuildHasOneOfThese(String property) {
            assertThat(readOne(external("only"), Map.of("shop.name", "a", "shop." + property, "b")))
                    .contains("build{");
        }
    }

    @Nested
    class Together {
        private static final String IMAGE = "<name>shop/users:1</name><build><from>jdk:17</from><tags>one,two</tags>"
                + "<noCache>false</noCache></build>"
                + "<run><env><TZ>UTC</TZ><A>pom</A></env><dns><dns>1.1.1.1</dns></dns>"
                + "<network><alias>a</alias><alias>b</alias></network></run>";
        private static final Map<String, String> PROPERTIES = Map.of(
                "shop.from", "jdk:21",
                "shop.tags.1", "three",
                "shop.nocache", "true",
                "shop.env.A", "both",
                "shop.envRun.B", "run",
                "shop.dns.1", "9.9.9.9",
                "shop.network.alias.1", "c",
                "shop.hostname", "users");

        @Test
        void aPropertyTakesPrecedenceByOverride() {
            assertThat(readOne(external("override") + IMAGE, PROPERTIES))
                    .isEqualTo("{name(shop/users:1)"
                            + " build{from(jdk:21) noCache(true) tags{tags(three) tags(one) tags(two)} env{A(both)}}"
                            + " run{network{alias(c)} hostname(users) dns{dns(9.9.9.9)} env{B(run) A(both) TZ(UTC)}}}");
        }

        @Test
        void theElementTakesPrecedenceByFallback() {
            assertThat(readOne(external("fallback") + IMAGE, PROPERTIES))
                    .isEqualTo("{name(shop/users:1)"
                            + " build{env{A(both)} tags{tags(one) tags(two) tags(three)} noCache(false) from(jdk:17)}"
                            + " run{network{alias(a) alias(b)} env{TZ(UTC) A(pom) B(run)} dns{dns(1.1.1.1)}"
                            + " hostname(users)}}");
        }

        @Test
        void nothingChangesBySkip() {
            assertThat(readOne(external("skip") + "<name>a</name><run/>", PROPERTIES))
                    .isEqualTo("{name(a) run}");
        }

        @Test
        void aPropertySaysWhetherAListIsMerged() {
            assertThat(readOne(
                            external("override") + "<name>a</name><run><dns><dns>1.1.1.1</dns></dns>"
                                    + "<ports><port>1:1</port></ports></run>",
                            Map.of(
                                    "shop.dns.1", "9.9.9.9",
                                    "shop.dns._combine", "merge",
                                    "shop.ports.1", "2:2",
                                    "shop.ports._combine", "replace")))
                    .isEqualTo("{name(a) run{dns{dns(9.9.9.9) dns(1.1.1.1)} ports{ports(2:2)}}}");
        }

        @Test
        void anotherWordForItIsAnError() {
            assertThatThrownBy(() -> readOne(
                            external("override") + "<name>a</name><run><dns>1.1.1.1</dns></run>",
                            Map.of("shop.dns.1", "9.9.9.9", "shop.dns._combine", "both")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("shop.dns._combine is 'both', which is not known. Write merge or replace.");
        }
    }

    @Nested
    class Errors {
        @Test
        void anElementThatAPropertyMadeIsNamedByIt() {
            XmlElement image = read(
                            "<image>" + external("only") + "</image>",
                            Map.of("shop.name", "a", "shop.privileged", "perhaps"))
                    .get(0);

            assertThatThrownBy(() -> image.child("run").orElseThrow().isTrue("privileged"))
                    .hasMessage("shop.privileged: 'perhaps' is neither true nor false. Write one of them.");
        }

        @ParameterizedTest
        @MethodSource("io.github.dockermaven.config.ExternalImagesTest#mistakes")
        void nameTheSubjectAndTheFix(String images, Map<String, String> properties, String message) {
            assertThatThrownBy(() -> read(images, properties))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(message);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "<image><external/></image>",
                        Map.of(),
                        "<images><image><external> has no <type>. Write <type>properties</type>."),
                mistake(
                        "<image><external><type>property</type></external></image>",
                        Map.of(),
                        "<images><image><external><type> is 'property', which is not known."
                                + " Write properties, or the image's elements themselves in the POM."),
                mistake(
                        "<image><external><type>properties</type><mode>all</mode></external></image>",
                        Map.of(),
                        "<images><image><external><mode> is 'all', which is not known. Write only, override, fallback or skip."),
                mistake(
                        "<image><external><type>properties</type><prefx>a</prefx></external></image>",
                        Map.of(),
                        "<images><image><external> has an element <prefx> that is not known. Did you mean <prefix>?"),
                mistake(
                        "<image><external><type>properties</type><prefix>shop</prefix></external></image>",
                        Map.of("shop.from", "jdk:17"),
                        "Property shop.name is not set, which names the image that <images><image> takes from properties."
                                + " Set it, or write a <name>."),
                mistake(
                        "<image><name>a</name></image><image><name>b</name></image>",
                        Map.of("docker.imagePropertyConfiguration", "override"),
                        "Property docker.imagePropertyConfiguration is set, but 2 images would have the same properties."
                                + " Give each an <external> with a <prefix> of its own."),
                mistake(
                        "<image><name>a</name></image>",
                        Map.of("docker.imagePropertyConfiguration", "yes"),
                        "Property docker.imagePropertyConfiguration is 'yes', which is not known."
                                + " Write only, override, fallback or skip."));
    }

    private static Arguments mistake(String images, Map<String, String> properties, String message) {
        return Arguments.of(images, properties, message);
    }

    @Test
    void aPropertyAloneMakesTheOnlyImageExternal() {
        assertThat(readOne(
                        "<name>a</name><run><user>b</user></run>",
                        Map.of("docker.imagePropertyConfiguration", "override", "docker.user", "c")))
                .isEqualTo("{name(a) run{user(c)}}");
    }

    @Test
    void anImageWithoutItIsAsItWas() {
        assertThat(readOne("<name>a</name><run><user>b</user></run>", Map.of("docker.user", "c")))
                .isEqualTo("{name(a) run{user(b)}}");
    }

    @Test
    void whatIsMisspeltIsNamedWithWhatIsMeant() {
        ExternalImage image = ExternalImage.of(
                "shop",
                ExternalImage.Mode.ONLY,
                Map.of(
                        "shop.hostnam",
                        "a",
                        "shop.prots.1",
                        "b",
                        "shop.ports",
                        "c",
                        "shop.basket",
                        "d",
                        "shop.ports.1",
                        "e"));

        assertThat(image.misspelt())
                .isEqualTo(Map.of(
                        "shop.hostnam", "shop.hostname", "shop.prots.1", "shop.ports.1", "shop.ports", "shop.ports.1"));
    }

    static Stream<ImageProperty> properties() {
        return ImageProperty.ALL.stream();
    }

    /** An element that no goal knows would be an error with each value. */
    @ParameterizedTest
    @MethodSource("properties")
    void eachPropertyIsAnElementThatIsKnown(ImageProperty property) {
        String name = property.name() + (property.kind() == ImageProperty.Kind.TEXT ? "" : ".1");
        fake.properties().putAll(Map.of("docker.name", "a", "docker.from", "b"));
        fake.properties().put("docker." + name, "1");
        GoalConfiguration goal =
                Pom.goal("<images><image><external><type>properties</type></external></image></images>", "", fake);
        XmlElement image = new ExternalImages(goal.properties())
                .read(goal.element("images").orElseThrow().elements())
                .get(0);

        try {
            ImageElement element = ImageElement.all(List.of(image), List.of()).get(0);
            element.run().ifPresent(run -> new RunElement(run, goal, Instant.EPOCH)
                    .read(
                            element.describe(
                                    new ConfiguredImages(
                                                    goal,
                                                    fake.project(),
                                                    new NamePattern(fake.project(), Instant.EPOCH))
                                            .naming(),
                                    Destination.ENGINE),
                            "a"));
        } catch (DockerFailureException e) {
            assertThat(e.getMessage()).doesNotContain("not known. Did you mean <", "has an element");
        }
    }
}

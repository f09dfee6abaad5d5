package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.application.ContentDockerfile;
import io.github.dockermaven.application.Healthcheck;
import io.github.dockermaven.application.ImageContent;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageNameFilter;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.DockerfileFilter;
import io.github.dockermaven.project.ImageNaming;
import io.github.dockermaven.project.ImageSource;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the elements of {@code <images>}. */
class ImageElementTest {
    private static MavenProject project() {
        Model model = new Model();
        model.setGroupId("com.example.shop");
        model.setArtifactId("users");
        model.setVersion("1.0");
        return new MavenProject(model);
    }

    private static ImageNaming naming() {
        return new ImageNaming(
                project(),
                new NamePattern(project(), Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<ProjectImage> images(String xml) {
        return ImageElement.all(Pom.element("<images>" + xml + "</images>").elements(), List.of()).stream()
                .map(image -> image.describe(naming(), Destination.ENGINE))
                .toList();
    }

    private static ProjectImage build(String xml) {
        return images("<image><name>shop/users:1</name><build>" + xml + "</build></image>")
                .get(0);
    }

    private static ImageContent content(String xml) {
        return ((ImageSource.Description) build("<from>base</from>" + xml).source()).content();
    }

    @Test
    void haveNamesWithPlaceholdersAndTags() {
        ProjectImage image = images("<image><alias>u</alias><name>%g/%a:%v</name><registry>r.example.com</registry>"
                        + "<build><tags><tag>%l-x</tag><tag>latest</tag></tags></build></image>")
                .get(0);

        assertThat(image.names().all())
                .extracting(ImageReference::toString)
                .containsExactly("shop/users:1.0", "shop/users:1.0-x", "shop/users:latest");
        assertThat(image.alias()).contains("u");
        assertThat(image.names().pushed(image.name())).hasToString("r.example.com/shop/users:1.0");
        assertThat(image.skipBuild()).isFalse();
    }

    @Test
    void areKnownByTheKeysOfAMap() {
        List<ImageElement> images = ImageElement.all(
                List.of(),
                Pom.element("<imagesMap><one><name>a</name></one><two><alias>2</alias><name>b</name></two></imagesMap>")
                        .elements());

        assertThat(images).extracting(ImageElement::alias).containsExactly(Optional.of("one"), Optional.of("2"));
    }

    @Test
    void areNotBuiltNorPushedWithoutABuild() {
        ProjectImage image =
                images("<image><name>a</name><run><ports/></run></image>").get(0);

        assertThat(image.source()).isEqualTo(new ImageSource.None());
        assertThat(image.isOfProject()).isFalse();
        assertThat(image.skipBuild()).isTrue();
        assertThat(image.skipPush()).isTrue();
    }

    @Test
    void needAliasesOfTheirOwn() {
        assertThatThrownBy(() -> images("<image><alias>a</alias><name>b</name></image>"
                        + "<image><alias>a</alias><name>c</name></image>"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Two images have the alias 'a'. Give each its own, or none: an alias is optional.");
    }

    @Nested
    class TheWayToBuild {
        @Test
        void isTheApplicationsWithoutAnything() {
            ProjectImage image = build(
                    "<env><A>1</A></env><entryPoint>run it</entryPoint><healthCheck><mode>none</mode></healthCheck>");

            ImageContent content = ((ImageSource.Application) image.source()).content();
            assertThat(content.env()).containsExactly(Map.entry("A", "1"));
            assertThat(content.entrypoint().orElseThrow().words()).containsExactly("/bin/sh", "-c", "run it");
            assertThat(content.healthcheck()).contains(Healthcheck.NONE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"maintainer", "shell", "runCmds"})
        void isNotTheApplicationsWithWhatItCannotHave(String element) {
            assertThatThrownBy(() -> build("<" + element + ">a</" + element + ">"))
                    .hasMessage(
                            "Image shop/users:1, <image><build> has <" + element + ">, which the image of the project's"
                                    + " application cannot have. Name a <from> and an <assembly>, or a <dockerFile>.");
        }

        @Test
        void hasNoParameterOfTheGoal() {
            assertThatThrownBy(() -> build("<jarName>a.jar</jarName>"))
                    .hasMessage(
                            "Image shop/users:1, <image><build> has an element <jarName>, which is a parameter of the goal."
                                    + " Move it up, beside <images>.");
        }

        @Test
        void recommendsNothingThatHasNoEffect() {
            assertThatThrownBy(() -> build("<somethingElse/>"))
                    .hasMessageContaining("that is not known. It can have ")
                    .hasMessageNotContaining("useDefaultExcludes")
                    .hasMessageNotContaining("cleanup");
        }

        @Test
        void isADockerfileWhereOneIsNamed() {
            assertThat(build("<dockerFile>D</dockerFile><filter>@</filter>").source())
                    .isEqualTo(new ImageSource.OwnDockerfile(
                            Optional.of("D"), Optional.empty(), new DockerfileFilter("@", "@"), List.of()));
            assertThat(build("<contextDir>c</contextDir><dockerFileDir>d</dockerFileDir>")
                            .source())
                    .isEqualTo(new ImageSource.OwnDockerfile(
                            Optional.empty(), Optional.of("c"), new DockerfileFilter("${", "}"), List.of()));
            assertThat(build("<dockerFileDir>d</dockerFileDir>").source())
                    .isEqualTo(new ImageSource.OwnDockerfile(
                            Optional.empty(), Optional.of("d"), new DockerfileFilter("${", "}"), List.of()));
        }

        @Test
        void isAnArchiveWhereOneIsNamed() {
            assertThat(build("<dockerArchive>users.tar</dockerArchive>").source())
                    .isEqualTo(new ImageSource.Archive("users.tar", Optional.empty()));
        }

        @ParameterizedTest
        @CsvSource({
            "<dockerFile>D</dockerFile>, a Dockerfile or context",
            "<from>a</from>, <from>",
            "<assembly><descriptorRef>artifact</descriptorRef></assembly>, an <assembly>"
        })
        void isNoArchiveToo(String other, String named) {
            assertThatThrownBy(() -> build("<dockerArchive>users.tar</dockerArchive>" + other))
                    .hasMessage(
                            "Image shop/users:1, <image><build> has <dockerArchive>, which is an image already, and "
                                    + named + " to make one. Remove one of them.");
        }

        @Test
        void mayBeOneOfSeveralInAnArchive() {
            assertThat(build("<dockerArchive>x.tar</dockerArchive><loadNamePattern>a/*:1</loadNamePattern>")
                            .source())
                    .isEqualTo(new ImageSource.Archive(
                            "x.tar", Optional.of(ImageNameFilter.parse("loadNamePattern", "a/*:1"))));
        }

        @Test
        void isChosenOnlyFromAnArchive() {
            assertThatThrownBy(() -> build("<from>base</from><loadNamePattern>a*</loadNamePattern>"))
                    .hasMessage(
                            "Image shop/users:1, <image><build> has <loadNamePattern> a*, which picks an image of an"
                                    + " archive, and no <dockerArchive>. Name the archive, or remove it.");
        }

        @Test
        void isChosenByAValidExpression() {
            assertThatThrownBy(() ->
                            build("<dockerArchive>x.tar</dockerArchive><loadNamePattern>%regex[(]</loadNamePattern>"))
                    .hasMessageStartingWith(
                            "Image shop/users:1, <image><build><loadNamePattern>: '%regex[(]' has no valid"
                                    + " regular expression: ");
        }
    }

    @Nested
    class ADescription {
        @Test
        void hasTheBaseImageByEitherName() {
            assertThat(content("").from()).contains("base");
            ImageSource extended =
                    build("<fromExt><name>%g/other</name></fromExt>").source();
            assertThat(((ImageSource.Description) extended).content().from()).contains("shop/other");
        }

        @Test
        void hasCommandsInBothForms() {
            assertThat(content("<cmd>java -jar x.jar</cmd>").cmd()).contains(Command.shell("java -jar x.jar"));
            assertThat(content("<cmd><shell>a b</shell></cmd>").cmd()).contains(Command.shell("a b"));
            assertThat(content("<cmd><exec><arg>a b</arg><args>c</args></exec></cmd>")
                            .cmd())
                    .contains(Command.exec(List.of("a b", "c")));
            assertThat(content("<cmd><arg>a b</arg><arg>c</arg></cmd>").cmd())
                    .contains(Command.exec(List.of("a b", "c")));
            assertThat(content("<command>old</command>").cmd()).contains(Command.shell("old"));
            assertThat(content("<shell>/bin/bash -c</shell>").shell()).containsExactly("/bin/bash", "-c");
        }

        @Test
        void joinsItsCommandsIfThatIsWanted() {
            String runs = "<runCmds><run>a \\\n   b</run><run>c</run></runCmds>";

            assertThat(content(runs).runCmds()).containsExactly(Command.shell("a  b"), Command.shell("c"));
            assertThat(content(runs + "<optimise>true</optimise>").runCmds())
                    .containsExactly(Command.shell("a  b && c"));
        }

        @Test
        void startsJsonArraysWithoutAShell() {
            ImageContent content = content("<shell>[\"/bin/bash\",\"-c\"]</shell><cmd>[\"--a\", \"b, c\"]</cmd>"
                    + "<entryPoint>\n  [\"java\", \\\n   \"-jar\",\n \"/app.jar\"]\n</entryPoint>"
                    + "<healthCheck><cmd><shell>[\"ok\"]</shell></cmd></healthCheck>"
                    + "<runCmds><run>[\"a\",\"b\"]</run></runCmds><ports>[\"80\",\"81\"]</ports>");

            assertThat(content.shell()).containsExactly("/bin/bash", "-c");
            assertThat(content.cmd()).contains(Command.exec(List.of("--a", "b, c")));
            assertThat(content.entrypoint()).contains(Command.exec(List.of("java", "-jar", "/app.jar")));
            assertThat(content.healthcheck().orElseThrow().cmd()).isEqualTo(Command.exec(List.of("ok")));
            assertThat(content.runCmds()).containsExactly(Command.exec(List.of("a", "b")));
            assertThat(content.ports()).containsExactly("80", "81");
            assertThat(content("<cmd><exec>[\"a b\"]</exec></cmd>").cmd()).contains(Command.exec(List.of("a b")));
            assertThat(content("<command>[\"a\"]</command>").cmd()).contains(Command.exec(List.of("a")));
        }

        @Test
        void startsNothingByAnEmptyJsonArray() {
            assertThat(content("<entryPoint>[]</entryPoint>").entrypoint()).contains(Command.exec(List.of()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[ -f /a ] &amp;&amp; b", "[[ $A = b ]] || c", "[ \"$A\" = \"b,c\" ] &amp;&amp; [ b ]"})
        void leavesItsTestsToTheShell(String line) {
            assertThat(content("<cmd>" + line + "</cmd>").cmd()).contains(Command.shell(line.replace("&amp;", "&")));
        }

        @Test
        void joinsOnlyCommandsOfTheShell() {
            assertThat(content("<runCmds><run>a</run><run>b</run><run>[\"c\"]</run><run>d</run></runCmds>"
                                    + "<optimise>true</optimise>")
                            .runCmds())
                    .containsExactly(Command.shell("a && b"), Command.exec(List.of("c")), Command.shell("d"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"<cmd>NONE</cmd>", "<mode>none</mode>", "<cmd>[\"NONE\"]</cmd>"})
        void hasNoHealthcheckByItsWord(String element) {
            ImageContent content = content("<healthCheck>" + element + "</healthCheck>");
            assertThat(ContentDockerfile.generate(content, List.of())).contains("HEALTHCHECK NONE\n");
        }

        @Test
        void hasAHealthcheckInSeconds() {
            assertThat(content("<healthCheck><cmd>ok</cmd><interval>30</interval><timeout>1m</timeout>"
                                    + "<startPeriod>5</startPeriod><retries>2</retries></healthCheck>")
                            .healthcheck())
                    .contains(new Healthcheck(
                            Command.shell("ok"),
                            Optional.of("30s"),
                            Optional.of("1m"),
                            Optional.of("5s"),
                            Optional.of(2)));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "<cmd/> | Image shop/users:1, <image><build><cmd> has no command. Write a line for the shell, a JSON array of strings, <exec> with an <arg> for each word, or the <arg> elements alone.",
                    "<cmd><exec/></cmd> | Image shop/users:1, <image><build><cmd><exec> has no command. Write an <arg> for each word, or a JSON array of strings.",
                    "<cmd>[java,-jar]</cmd> | Image shop/users:1, <image><build><cmd>: '[java,-jar]' begins with [, but is no JSON array of strings. Write each word in double quotes, with commas between and ] at the end: [\"java\",\"-jar\",\"app.jar\"]. For the shell's own test write a blank after [.",
                    "<cmd><shell>['java']</shell></cmd> | Image shop/users:1, <image><build><cmd><shell>: '['java']' begins with [, but is no JSON array of strings. Write each word in double quotes, with commas between and ] at the end: [\"java\",\"-jar\",\"app.jar\"]. For the shell's own test write a blank after [.",
                    "<runCmds><run>[ 'a', 'b' ]</run></runCmds> | Image shop/users:1, <image><build><runCmds>: '[ 'a', 'b' ]' begins with [, but is no JSON array of strings. Write each word in double quotes, with commas between and ] at the end: [\"java\",\"-jar\",\"app.jar\"]. For the shell's own test write a blank after [.",
                    "<entryPoint>[\"a\",1]</entryPoint> | Image shop/users:1, <image><build><entryPoint>: '[\"a\",1]' has other elements than strings in its JSON array. Write each element in double quotes: [\"java\",\"-jar\",\"app.jar\"].",
                    "<shell>[]</shell> | Image shop/users:1, <image><build><shell> names no program. Write one, or remove the element.",
                    "<healthCheck><mode>http</mode></healthCheck> | Image shop/users:1, <image><build><healthCheck><mode>: 'http' is not known. Write cmd or none.",
                    "<healthCheck><cmd>a</cmd><retries>two</retries></healthCheck> | Image shop/users:1, <image><build><healthCheck><retries>: 'two' is not a number. Write a whole number, such as 3.",
                    "<filter>a*b*c</filter> | <filter>a*b*c</filter> is not known. Write what begins and ends a property with a star between, for example ${*}, or one character for both, such as @, or false."
                })
        void isRefusedWithValuesItCannotHave(String element, String message) {
            assertThatThrownBy(() -> content(element))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(message);
        }
    }

    @Nested
    class Options {
        @Test
        void areThoseOfTheBuild() {
            ProjectImage image = build("<args><A>1</A></args><nocache>true</nocache><target>t</target>"
                    + "<network>none</network><cacheFrom><image>c</image></cacheFrom><squash>true</squash>"
                    + "<buildOptions><memory>5</memory></buildOptions><imagePullPolicy>Always</imagePullPolicy>"
                    + "<destination>archive</destination><skip>true</skip><skipPush>true</skipPush>"
                    + "<buildx><platforms><platform>linux/arm64</platform></platforms><nodeName>n</nodeName></buildx>");

            assertThat(image.options().buildArgs()).containsExactly(Map.entry("A", "1"));
            assertThat(image.options().noCache()).isTrue();
            assertThat(image.options().target()).contains("t");
            assertThat(image.options().network()).contains("none");
            assertThat(image.options().platforms()).hasToString("[linux/arm64]");
            assertThat(image.options().cacheFrom()).containsExactly(ImageReference.parse("c:latest"));
            assertThat(image.options().engineOptions()).isEqualTo(Map.of("memory", "5", "squash", "1"));
            assertThat(image.pullPolicy()).contains(PullPolicy.ALWAYS);
            assertThat(image.destination()).isEqualTo(Destination.ARCHIVE);
            assertThat(image.skipBuild()).isTrue();
            assertThat(image.skipPush()).isTrue();
        }

        @Test
        void mayLeaveTheTagsOut() {
            assertThat(build("<tags><tag>a</tag></tags><skipTag>true</skipTag>")
                            .names()
                            .all())
                    .hasSize(1);
        }

        @Test
        void haveTheirPlatforms() {
            String buildx = "<buildx><platforms>linux/amd64,linux/386</platforms></buildx>";
            assertThat(build("<createImageOptions><platform>linux/amd64</platform></createImageOptions>")
                            .options()
                            .platforms())
                    .hasToString("[linux/amd64]");
            assertThat(build(buildx).options().platforms()).hasToString("[linux/amd64, linux/386]");
            assertThat(build("<platform>linux/arm64</platform>" + buildx)
                            .options()
                            .platforms())
                    .hasToString("[linux/arm64]");
            assertThat(build("<platforms>linux/arm64,linux/arm/v7</platforms>" + buildx)
                            .options()
                            .platforms())
                    .hasToString("[linux/arm64, linux/arm/v7]");
        }
    }

    @Nested
    class AFolder {
        private static String image(String alias, String name) {
            return "<image>" + (alias == null ? "" : "<alias>" + alias + "</alias>") + "<name>" + name
                    + "</name></image>";
        }

        @ParameterizedTest
        @ValueSource(strings = {".", "..", "..."})
        void isInsideOfTheOthers(String alias) {
            assertThatThrownBy(() -> ProjectImage.checkFolders(images(image(alias, "shop/one:1"))))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("Image shop/one:1: its alias '" + alias
                            + "' cannot be the name of a folder, and its files are in target/docker/ALIAS. Write letters,"
                            + " digits, '_' and '-'.");
        }

        @ParameterizedTest
        @CsvSource({"a/b, a-b", "a b, a-b", "A, a", "\u00e4, \u00f6"})
        void isOfOneImage(String one, String other) {
            assertThatThrownBy(() ->
                            ProjectImage.checkFolders(images(image(one, "shop/one:1") + image(other, "shop/two:1"))))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(
                            "Images '" + one + "' and '" + other + "' would both have the folder target/docker/")
                    .hasMessageEndingWith(". Give one of them another <alias>, of letters, digits, '_' and '-'.");
        }

        @Test
        void isOfOneImageWithoutAnAlias() {
            assertThatThrownBy(() ->
                            ProjectImage.checkFolders(images(image(null, "shop/one:1") + image(null, "shop-one:1"))))
                    .hasMessage(
                            "Images 'shop/one:1' and 'shop-one:1' would both have the folder target/docker/shop-one-1."
                                    + " Give one of them another <alias>, of letters, digits, '_' and '-'.");
            assertThatThrownBy(() ->
                            ProjectImage.checkFolders(images(image(null, "shop/one:1") + image(null, "shop/one:1"))))
                    .hasMessage(
                            "Two images have the name shop/one:1, and no alias that distinguishes them. Give each an"
                                    + " <alias> of its own.");
        }
    }

    @Nested
    class AFilter {
        private final List<ProjectImage> all = images(
                "<image><alias>a</alias><name>shop/one:1</name></image>" + "<image><name>shop/two:2</name></image>");

        @ParameterizedTest
        @CsvSource({"a, shop/one:1", "shop/one, shop/one:1", "' shop/two ', shop/two:2", "shop/two:2, shop/two:2"})
        void meansAnAliasOrAName(String filter, String name) {
            assertThat(ProjectImage.select(all, List.of(filter)))
                    .extracting(image -> image.name().toString())
                    .containsExactly(name);
        }

        @Test
        void thatIsEmptyMeansAll() {
            assertThat(ProjectImage.select(all, List.of())).isEqualTo(all);
        }

        @Test
        void mustMeanSomething() {
            assertThatThrownBy(() -> ProjectImage.select(all, List.of("a", "shop/two:3")))
                    .hasMessage("No image is called 'shop/two:3'. Configured are a (shop/one:1), shop/two:2.");
        }
    }
}

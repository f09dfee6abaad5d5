package io.github.dockermaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String HEX = "1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a";
    private static final String DIGEST = "sha256:" + HEX;

    @Nested
    class AValidName {
        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "alpine, docker.io, library/alpine, -",
                    "alpine:3.20, docker.io, library/alpine, 3.20",
                    "library/alpine, docker.io, library/alpine, -",
                    "docker.io/alpine, docker.io, library/alpine, -",
                    "docker.io/library/alpine:3, docker.io, library/alpine, 3",
                    "index.docker.io/alpine, docker.io, library/alpine, -",
                    "index.docker.io/ada/app, docker.io, ada/app, -",
                    "registry-1.docker.io/ada/app, registry-1.docker.io, ada/app, -",
                    "registry-1.docker.io/app, registry-1.docker.io, app, -",
                    "ada/app:1.0, docker.io, ada/app, 1.0",
                    "library/ada/app, docker.io, library/ada/app, -",
                    "localhost/app, localhost, app, -",
                    "localhost, docker.io, library/localhost, -",
                    "localhost:5000, docker.io, library/localhost, 5000",
                    "localhost:5000/app, localhost:5000, app, -",
                    "localhost:5000/a/b/c:Tag_1.0-x, localhost:5000, a/b/c, Tag_1.0-x",
                    "registry.example.com, docker.io, library/registry.example.com, -",
                    "registry.example.com/app:5000, registry.example.com, app, 5000",
                    "Registry.Example.com/app, Registry.Example.com, app, -",
                    "host:123456/app, host:123456, app, -",
                    "HOST:1/app, HOST:1, app, -",
                    "127.0.0.1:5000/app, 127.0.0.1:5000, app, -",
                    "[::1]/app, [::1], app, -",
                    "[::1]:5000/app:1, [::1]:5000, app, 1",
                    "[2001:db8::a]:5000/a/b, [2001:db8::a]:5000, a/b, -",
                    "xn--7o8h.com/app, xn--7o8h.com, app, -",
                    "a---b/c, docker.io, a---b/c, -",
                    "a__b/c_d.e-f, docker.io, a__b/c_d.e-f, -",
                    "app:_, docker.io, library/app, _",
                    "under_score/app, docker.io, under_score/app, -",
                })
        void isSplitIntoItsParts(String text, String registry, String repository, String tag) {
            assertThat(ImageReference.parse(text)).isEqualTo(new ImageReference(registry, repository, tag, null));
            assertThat(ImageReference.parse(text + "@" + DIGEST))
                    .isEqualTo(new ImageReference(registry, repository, tag, DIGEST));
        }

        @ParameterizedTest
        @ValueSource(strings = {"docker.io/a.b/app", "docker.io/localhost/app:1"})
        void keepsItsHostWhereItsFolderWouldBeTakenForOne(String text) {
            assertThat(ImageReference.parse(text)).hasToString(text);
        }

        @ParameterizedTest
        @CsvSource({"sha256, 64", "sha384, 96", "sha512, 128"})
        void hasADigestOfAKnownAlgorithm(String algorithm, int digits) {
            String digest = algorithm + ":" + "f".repeat(digits);

            assertThat(ImageReference.parse("app@" + digest).digest()).isEqualTo(digest);
        }

        @ParameterizedTest
        @ValueSource(strings = {"docker.io/" + HEX, HEX + ":1", HEX + "/app", "ada/" + HEX, "x" + HEX})
        void mayLookLikeAnImageIdInOnePart(String text) {
            assertThat(ImageReference.parse(text)).isNotNull();
        }

        @Test
        void hasAPathOf255CharactersWhateverItsRegistry() {
            String longest = "a/".repeat(127) + "a";

            assertThat(ImageReference.parse("localhost:5000/" + longest + ":tag")
                            .repository())
                    .hasSize(255);
        }

        @Test
        void hasATagOf128Characters() {
            assertThat(ImageReference.parse("app:" + "t".repeat(128)).tag()).isEqualTo("t".repeat(128));
        }
    }

    @Nested
    class WrittenOut {
        @ParameterizedTest
        @CsvSource({
            "docker.io/library/alpine:3, alpine:3, alpine",
            "alpine, alpine, alpine",
            "index.docker.io/ada/app:1, ada/app:1, ada/app",
            "library/ada/app, library/ada/app, library/ada/app",
            "localhost:5000/library/app:1, localhost:5000/library/app:1, localhost:5000/library/app",
            "[::1]:5000/app, [::1]:5000/app, [::1]:5000/app",
            "app:1@" + DIGEST + ", app:1@" + DIGEST + ", app",
            "docker.io/" + HEX + ", library/" + HEX + ", library/" + HEX,
        })
        void isWhatUsersWrite(String text, String written, String name) {
            ImageReference image = ImageReference.parse(text);

            assertThat(image).hasToString(written);
            assertThat(image.name()).isEqualTo(name);
            assertThat(ImageReference.parse(written)).isEqualTo(image);
            assertThat(ImageReference.parse(name).repository()).isEqualTo(image.repository());
        }
    }

    @Nested
    class Compared {
        @Test
        void isTheSameWithTheSameParts() {
            ImageReference image = ImageReference.parse("docker.io/library/app:1@" + DIGEST);

            assertThat(image)
                    .isEqualTo(ImageReference.parse("app:1@" + DIGEST))
                    .hasSameHashCodeAs(ImageReference.parse("app:1@" + DIGEST));
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost/library/app:1", "application:1", "app:2", "app", "app:1@" + DIGEST})
        void isAnotherWithAnotherPart(String other) {
            assertThat(ImageReference.parse("app:1")).isNotEqualTo(ImageReference.parse(other));
        }
    }

    @Nested
    class UnderAnotherTag {
        @Test
        void losesTagAndDigest() {
            ImageReference image = ImageReference.parse("localhost:5000/app:1@" + DIGEST);

            assertThat(image.withTag("2")).hasToString("localhost:5000/app:2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "-a", ".a", "a b", "a:b", "a/b", "ä"})
        void saysWhatIsWrongWithIt(String tag) {
            assertThatThrownBy(() -> ImageReference.parse("ada/app:1").withTag(tag))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith("Image tag '" + tag + "' of ada/app:1 is not valid: ")
                    .hasMessageContaining("For example '");
        }

        @ParameterizedTest
        @CsvSource({"app, app:latest", "app:1, app:1", "app@" + DIGEST + ", app@" + DIGEST})
        void isLatestOnlyWithoutTagAndDigest(String text, String expected) {
            assertThat(ImageReference.parse(text).withDefaultTag()).hasToString(expected);
        }
    }

    @Nested
    class AnInvalidName {
        @ParameterizedTest
        @CsvSource({"${base.image}, base.image", "a/${b}:1, b", "a:${v}, v", "Ada/${}, ''"})
        void reportsAPropertyThatIsNotSet(String text, String property) {
            assertThatThrownBy(() -> ImageReference.parse(text))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("Image name '" + text + "' is not valid: the property " + property
                            + " is not set. Set it, or correct its name.");
        }

        @Test
        void reportsAPropertyThatIsNotSetForATag() {
            assertThatThrownBy(() -> ImageReference.parse("a").withTag("1-${v}"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("Image tag '1-${v}' of a is not valid: the property v is not set. Set it, or correct"
                            + " its name.");
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " ", "\t\n"})
        void isEmpty(String text) {
            assertThatThrownBy(() -> ImageReference.parse(text))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("The image name is empty. Write it as [registry/]name[:tag].");
        }

        static final String LETTERS =
                " may only have lower case letters and digits, with '.', '_', '__' or '-' between them.";
        static final String TAG =
                "a tag has 1 to 128 letters, digits, '_', '.' or '-', and does not begin with '.' or '-'.";

        static Stream<String[]> names() {
            return Stream.of(
                    named("App", "'App'" + LETTERS + " For example 'app'."),
                    named("ada/App:V1", "'App'" + LETTERS + " For example 'ada/app:V1'."),
                    named(
                            "Ada/app:V1",
                            "'Ada' has capitals, so it would be taken for a registry's host."
                                    + " If it is a folder on Docker Hub, write 'ada/app:V1'."),
                    named("host.io/Ada/app", "'Ada'" + LETTERS + " For example 'host.io/ada/app'."),
                    named("a//b", "a part of its path is empty. For example 'a/b'."),
                    named("/a", "a part of its path is empty. For example 'a'."),
                    named("a/", "a part of its path is empty. For example 'a'."),
                    named("localhost:5000/", "a part of its path is empty. For example 'localhost:5000/image'."),
                    named(":1", "a part of its path is empty. For example 'image:1'."),
                    named("@" + DIGEST, "a part of its path is empty. For example 'image'."),
                    named("-a", "'-a'" + LETTERS + " For example 'a'."),
                    named("a..b", "'a..b'" + LETTERS + " For example 'a-b'."),
                    named("a___b", "'a___b'" + LETTERS + " For example 'a-b'."),
                    named("a b", "'a b'" + LETTERS + " For example 'a-b'."),
                    named("app\n", "'app\n'" + LETTERS + " For example 'app'."),
                    named("a/b:c/d", "'b:c'" + LETTERS + " For example 'a/b-c/d'."),
                    named("https://host.io/app", "'https:' is not a registry. Write it as host or host:port."),
                    named("host:/app", "'host:' is not a registry. Write it as host or host:port."),
                    named("-host.io/app", "'-host.io' is not a registry. Write it as host or host:port."),
                    named("::1/app", "'::1' is not a registry. Write it as host or host:port."),
                    named("[fe80::1%eth0]/app", "'[fe80::1%eth0]' is not a registry. Write it as host or host:port."),
                    named("app:", "its tag is empty. For example 'app:latest'."),
                    named("app:-1", TAG + " For example 'app:1'."),
                    named("app:1+2", TAG + " For example 'app:1-2'."),
                    named("app:" + "t".repeat(129), TAG + " For example 'app:" + "t".repeat(128) + "'."),
                    named("app@" + HEX, digest(HEX)),
                    named("app@", digest("")),
                    named("app@sha256:12", digest("sha256:12")),
                    named("app@md5:" + "f".repeat(32), digest("md5:" + "f".repeat(32))),
                    named("app@sha256:" + "F".repeat(64), digest("sha256:" + "F".repeat(64))),
                    named("app@" + DIGEST + ":1", digest(DIGEST + ":1")),
                    named("a/".repeat(128) + "a", "its path is longer than 255 characters. Shorten it."),
                    named("a".repeat(248), "its path is longer than 255 characters. Shorten it."),
                    named(HEX, "64 hexadecimal digits are an image's id. Give the image a name."));
        }

        private static String[] named(String text, String cause) {
            return new String[] {text, cause};
        }

        private static String digest(String text) {
            return "'" + text + "' is not a digest. Write it as sha256: and 64 digits of 0-9 and a-f.";
        }

        @ParameterizedTest
        @MethodSource("names")
        void saysWhichPartIsWrong(String text, String cause) {
            assertThatThrownBy(() -> ImageReference.parse(text))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(
                            "Image name '" + PrintableText.quote(text) + "' is not valid: " + cause.replace('\n', '?'));
        }

        @ParameterizedTest
        @MethodSource("names")
        void getsAnExampleThatIsValid(String text, String cause) {
            Matcher example =
                    Pattern.compile("(?:For example|write) '(.*)'\\.$").matcher(cause);

            if (example.find()) {
                assertThat(ImageReference.parse(example.group(1))).hasToString(example.group(1));
            }
        }
    }

    @Nested
    class Derived {
        private static final String ALPHABET = "abzABZ0189._-/:@ +~äİß\n";

        static Stream<String> texts() {
            Random random = new Random(20261121);
            Stream<String> drawn = IntStream.range(0, 2000).mapToObj(i -> random.ints(
                            random.nextInt(i % 20 == 0 ? 400 : 12), 0, ALPHABET.length())
                    .collect(StringBuilder::new, (text, at) -> text.append(ALPHABET.charAt(at)), StringBuilder::append)
                    .toString());
            return Stream.concat(drawn, Stream.of("", HEX, HEX + "-", "a".repeat(246) + "-b", "a".repeat(300)));
        }

        @Test
        void fromAnyTextAComponentIsAValidName() {
            assertThat(texts().map(ImageReference::validComponent)).allSatisfy(component -> {
                assertThat(ImageReference.parse(component)).hasToString(component);
                assertThat(ImageReference.validComponent(component)).isEqualTo(component);
            });
        }

        @Test
        void fromAnyTextATagIsValid() {
            assertThat(texts().map(ImageReference::validTag)).allSatisfy(tag -> {
                assertThat(ImageReference.parse("app:" + tag).tag()).isEqualTo(tag);
                assertThat(ImageReference.validTag(tag)).isEqualTo(tag);
            });
        }

        @ParameterizedTest
        @CsvSource({
            "my-app, my-app",
            "My App, my-app",
            "a__b, a__b",
            "a.-b, a-b",
            "_a_, a",
            "'', image",
            "ÄÖ, image",
            HEX + ", image-" + HEX
        })
        void componentsStayCloseToTheText(String text, String expected) {
            assertThat(ImageReference.validComponent(text)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"1.0-SNAPSHOT, 1.0-SNAPSHOT", "1.0+7, 1.0-7", "feature/x, feature-x", "-1, 1", "'', latest"})
        void tagsStayCloseToTheText(String text, String expected) {
            assertThat(ImageReference.validTag(text)).isEqualTo(expected);
        }
    }
}

package io.github.dockermaven.contents;

import static io.github.dockermaven.contents.TestLayers.jar;
import static io.github.dockermaven.contents.TestLayers.pomProperties;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JarReaderTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private static JarFile read(String path, byte[] jar) {
        return new JarReader().read(path, jar.length, new ByteArrayInputStream(jar));
    }

    @Test
    void knowsAnArtifactByItsPomProperties() {
        JarFile jar = read(
                "lib/a-1.jar",
                jar("x/Y.class", "…", "META-INF/maven/org.x/a/pom.properties", pomProperties("org.x", "a", "1.0")));

        assertThat(jar.coordinates()).isEqualTo("org.x:a:1.0");
        assertThat(jar.knownFrom()).isEqualTo("pom.properties");
        assertThat(jar.whole()).isTrue();
    }

    @Test
    void ofAShadedJarTakesTheOneThatTheNameMeans() {
        JarFile jar = read(
                "lib/core-api-2.jar",
                jar(
                        "META-INF/maven/org.x/core/pom.properties", pomProperties("org.x", "core", "1"),
                        "META-INF/maven/org.x/core-api/pom.properties", pomProperties("org.x", "core-api", "2"),
                        "META-INF/maven/org.y/other/pom.properties", pomProperties("org.y", "other", "3")));

        assertThat(jar.coordinates()).isEqualTo("org.x:core-api:2");
        assertThat(jar.includes()).containsExactly("org.x:core:1", "org.y:other:3");
    }

    @Test
    void knowsOthersByTheirManifestOrName() {
        String manifest = "Manifest-Version: 1.0\nBundle-SymbolicName: org.x.a;singleton:=true\nBundle-Version: 3\n\n";

        assertThat(read("a.jar", jar(MANIFEST, manifest)).coordinates()).isEqualTo("org.x.a:3");
        assertThat(read("lib/a-b-1.2-rc1.jar", jar("x", "y"))).satisfies(jar -> {
            assertThat(jar.coordinates()).isEqualTo("a-b:1.2-rc1");
            assertThat(jar.knownFrom()).isEqualTo("name");
        });
        assertThat(read("app.jar", jar("x", "y")).coordinates()).isEmpty();
    }

    @Test
    void readsTheJarsInAJar() {
        byte[] inner = jar("META-INF/maven/org.x/a/pom.properties", pomProperties("org.x", "a", "1"));

        JarFile jar = read("app.jar", jar("BOOT-INF/lib/a-1.jar", inner, "z", "after it"));

        assertThat(jar.nested()).singleElement().satisfies(nested -> {
            assertThat(nested.path()).isEqualTo("BOOT-INF/lib/a-1.jar");
            assertThat(nested.bytes()).isEqualTo(inner.length);
            assertThat(nested.coordinates()).isEqualTo("org.x:a:1");
        });
        assertThat(jar.whole()).isTrue();
    }

    @Test
    void readsADamagedJarAsFarAsItCan() {
        byte[] whole = jar(
                "META-INF/maven/org.x/a/pom.properties",
                pomProperties("org.x", "a", "1"),
                "big",
                new Random(1).doubles(1000).mapToObj(String::valueOf).collect(Collectors.joining()));

        JarFile jar = read("a.jar", Arrays.copyOf(whole, 2000));

        assertThat(jar.coordinates()).isEqualTo("org.x:a:1");
        assertThat(jar.whole()).isFalse();
    }

    @Test
    void stopsWhereJarsUnpackToTooMuch() {
        byte[] bomb = jar("zeros", new byte[1 << 20]);

        assertThat(new JarReader(1 << 19)
                        .read("bomb.jar", bomb.length, new ByteArrayInputStream(bomb))
                        .whole())
                .isFalse();
    }
}

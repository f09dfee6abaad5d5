package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFoldingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "classes/shop/Foo$bar.class, classes/shop/Foo$Bar.class, classes/shop/Foo$bar.class, classes/shop/Foo$Bar.class",
        "classes/shop/A.class, classes/Shop/B.class, classes/shop, classes/Shop",
        "META-INF/LICENSE, META-INF/license/a.txt, META-INF/LICENSE, META-INF/license",
        "libs/ä.jar, libs/Ä.jar, libs/ä.jar, libs/Ä.jar"
    })
    void makesTwoFilesOne(String first, String second, String one, String other) {
        assertThatThrownBy(() -> CaseFolding.check(folder, List.of(first, "x", second), path -> true))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Two files of the application would be one in " + folder
                        + ", where capital and small letters are the same: " + one + " and " + other
                        + ". Build it where they are not, as on Linux, rename one of them, or write <layout>jar</layout> if they"
                        + " are in one jar.");
        assertThatCode(() -> CaseFolding.check(folder, List.of(first, "x", second), path -> false))
                .doesNotThrowAnyException();
    }

    @Test
    void isAskedForOnlyIfTwoNamesAreAlike() {
        CaseFolding.check(folder, List.of("a/Foo.class", "a/Bar.class", "b/foo.class", "a/Foo.class"), path -> {
            throw new AssertionError("nobody asked");
        });
    }

    @Test
    void losesNoClassOfAJar() throws IOException {
        Path jar = folder.resolve("app.jar");
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
            stream.putNextEntry(new ZipEntry("shop/Foo$bar.class"));
            stream.putNextEntry(new ZipEntry("shop/Foo$Bar.class"));
        }
        Path layers = folder.resolve("layers");
        try (JarFile open = new JarFile(jar.toFile())) {
            LayersFolder refused = new LayersFolder(layers, path -> true);
            refused.addEntries(open, jar, name -> "classes");
            assertThatThrownBy(() -> refused.layOut(List.of("classes")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining("classes/shop/Foo$bar.class and classes/shop/Foo$Bar.class");
            assertThat(layers).doesNotExist();

            LayersFolder laidOut = new LayersFolder(layers, path -> false);
            laidOut.addEntries(open, jar, name -> "classes");
            assertThat(laidOut.layOut(List.of("classes")).written()).isEqualTo(2);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isNotOfThisFileSystem() {
        assertThat(CaseFolding.isIn(folder.resolve("new/layers"))).isFalse();
    }
}

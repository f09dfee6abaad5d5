package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no such names")
class FileNameTest {
    /** Latin-1 names, in the only form that every shell's printf has. */
    private static final String FILES =
            "printf a >'Pr\\374fung.txt'; printf b >'Pr\\344fung.txt'; printf c >'Pr\\303\\274f\\357\\277\\275';"
                    + " mkdir 'D\\366rfer'; printf d >'D\\366rfer/\\360\\237\\215'; ln -s 'D\\366rfer//\\360\\237\\215' link;"
                    + " ln -s '/\\374/' absolute";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "\u00fcber", "\ud83c\udf4d", "\ufffd", "x\udcfcy\udc80", "\udcff\ud83c\udf4d\udcff"
            })
    void isItsBytesAndBack(String name) {
        assertThat(FileName.decode(FileName.encode(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00fc", "a\u00e4b", "\u00ed\u00a0\u0080", "\u00c3", "\u00f0\u009f\u008d", "\u00c3\u00bc\u00fc"
            })
    void losesNoByte(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FileName.encode(FileName.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void isKeptInTheContext() throws Exception {
        makeFiles();
        String tar = new String(archive(folder), StandardCharsets.ISO_8859_1);

        assertThat(tar)
                .contains(
                        "path=Pr\u00fcfung.txt\n",
                        "path=Pr\u00e4fung.txt\n",
                        "path=Pr\u00c3\u00bcf\u00ef\u00bf\u00bd\n",
                        "path=D\u00f6rfer/\n",
                        "path=D\u00f6rfer/\u00f0\u009f\u008d\n",
                        "linkpath=D\u00f6rfer//\u00f0\u009f\u008d\n",
                        "linkpath=/\u00fc/\n");
    }

    @Test
    void findsSourcesByPatternsAndThroughLinks() throws Exception {
        makeFiles();
        BuildContext context = context(folder, "Pr\u00fc*");

        assertThat(context.matches("Pr?fung.txt"))
                .extracting(ContextMatch::name)
                .containsExactly("Pr\udce4fung.txt", "Pr\udcfcfung.txt");
        assertThat(context.matches("li*"))
                .extracting(match -> match.entry().path())
                .containsExactly("D\udcf6rfer/\udcf0\udc9f\udc8d");
    }

    /** In the C locale, Java decodes no name that is not ASCII. */
    @Test
    void isTheSameWithoutALocale() throws Exception {
        makeFiles();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Archive.class.getName(),
                folder.toString());
        command.environment().put("LC_ALL", "C");
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream output = process.getInputStream()) {
            assertThat(new String(output.readAllBytes(), StandardCharsets.US_ASCII).lines())
                    .containsExactly(Digest.of(archive(folder)).toString(), "is in the context");
        }
    }

    /** The program of another process, which writes the archive. */
    static final class Archive {
        private Archive() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            System.out.println(Digest.of(archive(folder)));
            System.out.println(context(folder, "").contains("Pr\u00fcf\ufffd"));
        }
    }

    private void makeFiles() throws Exception {
        String script = FILES.replaceAll("'([^']*)'", "\"\\$(printf '$1')\"");
        assertThat(new ProcessBuilder("sh", "-c", script)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static BuildContext context(Path folder, String ignored) {
        return BuildContext.of(folder, IgnoreRules.parse(".dockerignore", ignored), null, new byte[0]);
    }

    private static byte[] archive(Path folder) throws IOException {
        try (InputStream archive = context(folder, "").open()) {
            return archive.readAllBytes();
        }
    }
}

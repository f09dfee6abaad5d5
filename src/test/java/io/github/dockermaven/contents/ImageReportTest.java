package io.github.dockermaven.contents;

import static io.github.dockermaven.contents.TestLayers.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.archive.Tar;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageReportTest {
    private static final String CONFIGURATION = """
            {"os":"linux","architecture":"amd64","created":"2026-01-02T03:04:05.678Z",
             "config":{"User":"","Env":["PATH=/bin","DB_PASSWORD=hunter2"],"Labels":{"l":"<img src=x>"},
               "Healthcheck":{"Test":["CMD","check","<script>"]}},
             "history":[{"created_by":"base image"},{"created_by":"ENV x","empty_layer":true},
               {"created_by":"/bin/sh -c #(nop)  COPY dir:x in /"},{"created_by":"|1 TOKEN=t0p /bin/sh -c make"}]}
            """;

    private static ImageReport report() {
        return TestLayers.report(TestLayers.image(
                CONFIGURATION,
                new Tar().file("bin/sh", bytes("shell")),
                new Tar().file("a", bytes("same content")).file("<b>\"\u0007", bytes("same content")),
                new Tar().file(".wh.a", new byte[0]).file("c/\u202ed", bytes("same content"))));
    }

    @Test
    void givesEachLayerItsInstruction() {
        assertThat(report().layers())
                .extracting(ImageReport.Layer::instruction)
                .containsExactly(
                        "base image", "COPY dir:x in /", "|1 TOKEN=" + HiddenSecrets.DOTS + " /bin/sh -c make");
        assertThat(report().layers()).extracting(ImageReport.Layer::ofBase).containsExactly(true, false, false);
    }

    @Test
    void countsWhatIsThereInVain() {
        ImageReport report = report();

        assertThat(report.duplicates()).singleElement().satisfies(each -> {
            assertThat(each.wastedBytes()).isEqualTo(12);
            assertThat(each.count()).isEqualTo(2);
        });
        assertThat(report.hidden()).containsExactly(new ImageReport.HiddenFile("a", 12, 2, 3, "deleted"));
        assertThat(report.wastedBytes()).isEqualTo(24);
    }

    @Test
    void hidesSecrets() {
        assertThat(report().configuration())
                .contains(
                        new ConfigurationLines.Line("Environment", "PATH=/bin"),
                        new ConfigurationLines.Line("Environment", "DB_PASSWORD=" + HiddenSecrets.DOTS))
                .contains(new ConfigurationLines.Line("Runs as", "root: the image names no other user"));
        assertThat(HiddenSecrets.in("jdbc:x://me:pw@db/x?y=z"))
                .isEqualTo("jdbc:x://" + HiddenSecrets.DOTS + "@db/x?y=z");
    }

    @Test
    void pageHasNoMarkupOfTheImage() {
        String page = ReportPage.of(report());

        assertThat(page)
                .contains("&lt;img src=x&gt;", "&lt;b&gt;&quot;?", "c/?d")
                .doesNotContain("<img", "<b>\"", "hunter2", "t0p", "\u0007", "\u202e", "http://", "https://");
        assertThat(page.split("<script", -1)).hasSize(2);
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void treemapHasTheSizesOfTheFiles() {
        FileTree tree = new FileTree(
                "/",
                FileTree.Kind.FILE,
                100,
                List.of(
                        new FileTree("large", FileTree.Kind.JAR, 75, List.of()),
                        new FileTree("small", FileTree.Kind.BASE, 25, List.of())));

        assertThat(Treemap.svg(tree, 400, 100, "wide"))
                .contains("<rect class=\"jar\" x=\"0.0\" y=\"0.0\" width=\"300.0\" height=\"100.0\"/>")
                .contains("<rect class=\"base\" x=\"300.0\" y=\"0.0\" width=\"100.0\" height=\"100.0\"/>")
                .contains("<title>/large · 75 B</title>");
    }
}

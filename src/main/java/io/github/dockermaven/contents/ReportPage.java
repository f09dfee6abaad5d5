package io.github.dockermaven.contents;

import io.github.dockermaven.image.Digest;
import io.github.dockermaven.report.ByteSizes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * A report as one page for a browser. It needs no other file and asks nobody for anything; a content security policy
 * forbids it, and every script but ours.
 */
final class ReportPage {
    private static final int MOST_FILES_SHOWN = 60;

    private final ImageReport report;
    private final HtmlText html = new HtmlText();

    private ReportPage(ImageReport report) {
        this.report = report;
    }

    static String of(ImageReport report) {
        ReportPage page = new ReportPage(report);
        page.head();
        page.summary();
        report.changes().forEach(page::change);
        page.layers();
        page.treemap();
        page.jars();
        page.waste();
        page.configuration();
        return page.html
                .raw("</main><script>" + resource("report.js") + "</script></body></html>\n")
                .toString();
    }

    static String resource(String name) {
        try (InputStream file = ReportPage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("this plugin's jar cannot be read", e);
        }
    }

    private void head() {
        byte[] script = resource("report.js").getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder().encodeToString(Digest.sha256().digest(script));
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                        + " style-src 'unsafe-inline'; script-src 'sha256-" + hash + "'\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<meta name=\"color-scheme\" content=\"light dark\">")
                .element("title", "What is in " + report.image())
                .raw("<style>" + resource("report.css") + "</style></head><body><main>");
    }

    private void summary() {
        html.raw("<header><p class=\"over\">What is in this image</p>")
                .element("h1", report.image())
                .raw("<p class=\"facts\">")
                .text(report.platform() + " · made " + report.created() + " · read from " + report.source())
                .raw("<br><code>")
                .text(report.id())
                .raw("</code></p></header><ul class=\"numbers\">");
        number(ByteSizes.format(report.bytes()), "in " + count(report.layers().size(), "layer"));
        number(ByteSizes.format(ofBase()), baseWords());
        number(String.valueOf(report.files()), "files");
        number(
                String.valueOf(report.jars().stream()
                        .mapToLong(jar -> jar.jar().all().count())
                        .sum()),
                "jars");
        number(ByteSizes.format(report.wastedBytes()), "there in vain");
        html.raw("</ul>");
        report.notes().forEach(note -> html.element("p class=\"note\"", note));
    }

    private long ofBase() {
        return report.layers().stream()
                .filter(ImageReport.Layer::ofBase)
                .mapToLong(ImageReport.Layer::bytes)
                .sum();
    }

    private String baseWords() {
        if (report.baseLayers() == 0) {
            return "of a base image: none is known";
        }
        return "of the base image" + (report.base().isEmpty() ? "" : " " + report.base());
    }

    private void number(String number, String words) {
        html.raw("<li>").element("b", number).raw(" ").text(words).raw("</li>");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void change(Comparison change) {
        html.element("h2", "Changed since " + change.since());
        if (change.same() || change.hasSameFiles()) {
            html.element(
                    "p",
                    change.same() ? "Nothing: it is the same image." : "No file: only the configuration or layers.");
            return;
        }
        html.element(
                "p",
                ByteSizes.format(change.bytesBefore()) + " before, " + ByteSizes.format(change.bytesAfter()) + " now: "
                        + count(change.added(), "new file") + ", " + change.removed() + " gone, " + change.changed()
                        + " changed.");
        if (!change.artifacts().isEmpty()) {
            table("Artifact", "Before", "Now");
            change.artifacts().forEach(each -> row(each.artifact(), orDash(each.before()), orDash(each.after())));
            endTable();
        }
        table("File", "", "Before", "Now");
        change.files().stream()
                .limit(MOST_FILES_SHOWN)
                .forEach(each -> row("/" + each.path(), each.words(), size(each.before()), size(each.after())));
        endTable();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private static String size(long bytes) {
        return bytes < 0 ? "–" : ByteSizes.format(bytes);
    }

    private void layers() {
        html.raw("<h2>Layers</h2>");
        table("", "Size", "Made by");
        long largest = report.layers().stream()
                .mapToLong(ImageReport.Layer::bytes)
                .max()
                .orElse(1);
        report.layers().stream()
                .sorted(Comparator.comparingLong(ImageReport.Layer::bytes).reversed())
                .forEach(layer -> layer(layer, largest));
        endTable();
    }

    private void layer(ImageReport.Layer layer, long largest) {
        String transferred = layer.transferred() == 0 || layer.transferred() == layer.bytes()
                ? ""
                : ", " + ByteSizes.format(layer.transferred()) + " transferred";
        html.raw("<tr><td>" + layer.number() + "</td><td class=\"size\">")
                .text(ByteSizes.format(layer.bytes()))
                .raw("<span class=\"bar " + (layer.ofBase() ? "base" : "jar") + "\" style=\"width:"
                        + 100 * layer.bytes() / Math.max(1, largest) + "%\"></span></td><td><code>")
                .text(layer.instruction().isEmpty() ? "not in the history" : layer.instruction())
                .raw("</code><small>")
                .text(count(layer.files(), "file") + transferred + (layer.ofBase() ? ", base image" : ""))
                .raw("</small></td></tr>");
    }

    private void treemap() {
        html.raw("<h2>Files</h2><p class=\"legend\"><span class=\"base\">base image</span>"
                        + " <span class=\"jar\">jars</span> <span class=\"file\">other files</span></p>")
                .raw(Treemap.svg(report.tree(), 1200, 640, "wide"))
                .raw(Treemap.svg(report.tree(), 400, 640, "tall"));
    }

    private void jars() {
        if (report.jars().isEmpty()) {
            return;
        }
        html.raw("<h2>Jars</h2><label>Show only <input id=\"filter\" type=\"search\""
                + " placeholder=\"jackson\"></label><div class=\"scroll\"><table id=\"jars\"><thead><tr><th>Artifact</th>"
                + "<th>Size</th><th>Layer</th><th>File</th></tr></thead><tbody>");
        report.jars().forEach(jar -> jar(jar.jar(), "/" + jar.jar().path(), jar));
        endTable();
    }

    private void jar(JarFile jar, String path, ImageReport.Jar outer) {
        html.raw("<tr><td>").text(jar.coordinates().isEmpty() ? "not known" : jar.coordinates());
        if (!jar.knownFrom().isEmpty() && !jar.knownFrom().equals("pom.properties")) {
            html.element("small", "by its " + jar.knownFrom());
        }
        if (!jar.includes().isEmpty()) {
            html.element("small", "with " + String.join(", ", jar.includes()));
        }
        if (!jar.whole()) {
            html.element("small", "damaged, or too large to be read whole");
        }
        html.raw("</td><td class=\"size\">")
                .text(ByteSizes.format(jar.bytes()))
                .raw("</td><td>" + outer.layer() + (outer.ofBase() ? " base" : "") + "</td><td><code>")
                .text(path)
                .raw("</code></td></tr>");
        jar.nested().forEach(each -> jar(each, path + "!/" + each.path(), outer));
    }

    private void waste() {
        html.raw("<h2>There in vain</h2>");
        if (report.duplicates().isEmpty() && report.hidden().isEmpty()) {
            html.element("p", "Nothing: no file is there twice, deleted or replaced by a later layer.");
        }
        if (!report.duplicates().isEmpty()) {
            html.raw("<h3>The same content several times</h3>");
            table("Wasted", "Files");
            report.duplicates().stream()
                    .limit(MOST_FILES_SHOWN)
                    .forEach(each -> row(
                            ByteSizes.format(each.wastedBytes()),
                            each.count() + " × " + ByteSizes.format(each.bytes()) + ": "
                                    + String.join(
                                            ", ",
                                            each.paths().stream()
                                                    .map("/"::concat)
                                                    .toList())));
            endTable();
        }
        if (!report.hidden().isEmpty()) {
            html.raw("<h3>Deleted or replaced by a later layer</h3>");
            table("Wasted", "File", "How");
            report.hidden().stream()
                    .limit(MOST_FILES_SHOWN)
                    .forEach(each -> row(
                            ByteSizes.format(each.bytes()),
                            each.path(),
                            "of layer " + each.layer() + ", " + each.how() + " in layer " + each.byLayer()));
            endTable();
        }
    }

    private void configuration() {
        html.raw("<h2>Configuration</h2>");
        table("", "");
        report.configuration().forEach(line -> row(line.name(), line.value()));
        endTable();
    }

    private void table(String... headings) {
        html.raw("<div class=\"scroll\"><table><thead><tr>");
        List.of(headings).forEach(heading -> html.element("th", heading));
        html.raw("</tr></thead><tbody>");
    }

    private void row(String... cells) {
        html.raw("<tr>");
        List.of(cells).forEach(cell -> html.element("td", cell));
        html.raw("</tr>");
    }

    private void endTable() {
        html.raw("</tbody></table></div>");
    }
}

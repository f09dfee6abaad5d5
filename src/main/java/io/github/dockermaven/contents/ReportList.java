package io.github.dockermaven.contents;

import java.util.List;

/** A page that leads to the reports on several images beside it. */
final class ReportList {
    private ReportList() {}

    static String of(List<ImageReporter.Made> pages) {
        HtmlText html = new HtmlText()
                .raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<meta name=\"color-scheme\" content=\"light dark\"><title>Docker images</title>"
                        + "<style>" + ReportPage.resource("report.css") + "</style></head><body><main>"
                        + "<h1>Docker images</h1><ul>");
        for (ImageReporter.Made page : pages) {
            html.raw("<li><a href=\"")
                    .text(page.page().getFileName().toString())
                    .raw("\">")
                    .text(page.image())
                    .raw("</a>: ")
                    .text(page.summary())
                    .raw("</li>");
        }
        return html.raw("</ul></main></body></html>\n").toString();
    }
}

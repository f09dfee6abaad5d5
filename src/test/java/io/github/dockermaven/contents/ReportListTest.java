package io.github.dockermaven.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportListTest {
    @Test
    void leadsToEachPage() {
        assertThat(ReportList.of(List.of(
                        new ImageReporter.Made(
                                "shop/users:1.0", Path.of("/site/shop-users-1.0.html"), "61 MB in 3 layers"),
                        new ImageReporter.Made("<b>:1", Path.of("/site/b.html"), "1 kB in 1 layers"))))
                .contains("<li><a href=\"shop-users-1.0.html\">shop/users:1.0</a>: 61 MB in 3 layers</li>")
                .contains("<li><a href=\"b.html\">&lt;b&gt;:1</a>: 1 kB in 1 layers</li>");
    }
}

package io.github.dockermaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void hasColumnsAsWideAsTheirWidestCell() {
        Table table = Table.of(
                List.of("NAME", "DRIVER", "SUBNET"),
                List.of("a", "ecommerce-network"),
                name -> List.of(name, "bridge", name.length() > 1 ? "172.28.0.0/16" : ""));

        assertThat(table.lines())
                .containsExactly(
                        "NAME                DRIVER   SUBNET",
                        "a                   bridge",
                        "ecommerce-network   bridge   172.28.0.0/16");
    }

    @Test
    void hasItsHeadingsEvenWithoutRows() {
        assertThat(new Table(List.of("NAME", "SIZE"), List.of()).lines()).containsExactly("NAME   SIZE");
    }

    @Test
    void alignsTheValuesOfProperties() {
        assertThat(Table.properties(
                        List.of(new Table.Property("Name", "bridge"), new Table.Property("Internal", "false"))))
                .containsExactly("Name:     bridge", "Internal: false");
    }

    @Test
    void refusesARowThatDoesNotFitItsHeadings() {
        assertThatThrownBy(() -> new Table(List.of("NAME"), List.of(List.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of 2 cells below [NAME]");
    }
}

package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {
    private final Owner owner = new Owner("laptop", "shop:system", "/work/shop");

    @Test
    void ownsWhatCarriesItsLabels() {
        assertThat(owner.owns(owner.labels())).isTrue();
        assertThat(Owner.ofLabels(owner.labels())).isEqualTo(owner);
        assertThat(owner.ownsElsewhere(owner.labels())).isFalse();
    }

    @Test
    void ownsNothingOfAnotherMachineWithTheSamePath() {
        Owner agent = new Owner("agent-2", "shop:system", "/work/shop");
        assertThat(owner.owns(agent.labels())).isFalse();
        assertThat(owner.ownsElsewhere(agent.labels())).isFalse();
    }

    @Test
    void knowsItsOwnInTheFolderThatItWasMovedFrom() {
        Owner before = new Owner("laptop", "shop:system", "/old/shop");
        assertThat(owner.owns(before.labels())).isFalse();
        assertThat(owner.ownsElsewhere(before.labels())).isTrue();
        assertThat(new Owner("laptop", "", "/new").ownsElsewhere(new Owner("laptop", "", "/old").labels()))
                .isFalse();
    }

    @Test
    void ownsNothingWithoutThePluginsLabel() {
        Map<String, String> labels = new LinkedHashMap<>(owner.labels());
        labels.remove(Owner.LABEL);
        assertThat(owner.owns(labels)).isFalse();
        assertThat(owner.owns(Map.of())).isFalse();
    }

    @Test
    void aMachineKeepsItsIdentityUnderAnotherHostName(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
        assertThat(MachineId.of(root, () -> "home")).isEqualTo(MachineId.of(root, () -> "office"));
    }

    @Test
    void containersOfOneImageAreDifferentMachines(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
        Files.writeString(root.resolve(".dockerenv"), "");
        assertThat(MachineId.of(root, () -> "agent-1")).isNotEqualTo(MachineId.of(root, () -> "agent-2"));
    }

    @Test
    void aMachineWithoutThatFileHasItsHostName(@TempDir Path root) {
        assertThat(MachineId.of(root, () -> "mac")).isEqualTo(MachineId.of(root, () -> "mac"));
        assertThat(MachineId.of(root, () -> "mac")).isNotEqualTo(MachineId.of(root, () -> "other"));
    }
}

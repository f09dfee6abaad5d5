package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.ListedImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageTableTest {
    private static final Instant NOW = Instant.parse("2026-11-25T20:00:00Z");

    private static ListedImage image(String id, List<String> names, List<String> digests, Instant created) {
        return new ListedImage("sha256:" + id, names, digests, created, 98_100_000, Map.of());
    }

    @Test
    void hasALineForEachName() {
        List<ListedImage> images = List.of(
                image(
                        "8888ea4569aff528",
                        List.of("localhost:5000/users:1.0", "users:latest"),
                        List.of("localhost:5000/users@sha256:1"),
                        NOW.minusSeconds(7200)),
                image("bb70a96a3b930e00", List.of("a:1@sha256:2", "a@sha256:2"), List.of("a@sha256:2"), NOW),
                image("aaaaaaaaaaaaaaaa", List.of(), List.of("b@sha256:3", "b@sha256:4"), Instant.EPOCH),
                image("cccccccccccccccc", List.of(), List.of(), null));

        assertThat(ImageTable.lines(images, NOW)).containsExactly("""
                REPOSITORY             TAG      IMAGE ID       CREATED                  SIZE
                localhost:5000/users   1.0      8888ea4569af   2 hours ago              98.1 MB
                users                  latest   8888ea4569af   2 hours ago              98.1 MB
                a                      1        bb70a96a3b93   Less than a second ago   98.1 MB
                b                      <none>   aaaaaaaaaaaa   56 years ago             98.1 MB
                <none>                 <none>   cccccccccccc   N/A                      98.1 MB
                """.split("\n"));
    }
}

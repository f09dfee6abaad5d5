package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(OS.LINUX)
class RuntimeCacheTest {
    private static final Digest JDK = Digest.of(new byte[] {1});
    private static final Digest KEY = RuntimeRecord.key(JDK, List.of("java.base"));
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    @TempDir
    Path folder;

    private RootFolder made;
    private RuntimeRecord record;

    @BeforeEach
    void aRuntime() throws IOException {
        made = new RootFolder(folder.resolve("made"));
        made.clear();
        made.folder("/tmp");
        made.write("/opt/java/bin/java", "program");
        Files.setPosixFilePermissions(made.at("/opt/java/bin/java"), PosixFilePermissions.fromString("rwx------"));
        made.write("/opt/java/lib/modules", "modules");
        Files.createSymbolicLink(made.at("/opt/java/link"), Path.of("lib/modules"));
        made.finish();
        record = new RuntimeRecord(JDK, "shop", List.of("java.base"), Map.of(), made.listing());
    }

    private Path kept() {
        return folder.resolve("kept");
    }

    private Path entry() {
        return kept().resolve(KEY.hex());
    }

    private RuntimeCache cache(Instant now) {
        return new RuntimeCache(kept(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Optional<RuntimeRecord> find() {
        return cache(NOW).find(KEY, copy(), kept -> true);
    }

    private RootFolder copy() {
        return new RootFolder(folder.resolve("copy"));
    }

    @Test
    void givesACopy() throws IOException {
        assertThat(find()).isEmpty();
        cache(NOW).keep(KEY, made, record);

        assertThat(find()).contains(record);
        assertThat(copy().listing()).isEqualTo(made.listing());
        assertThat(copy().at("/opt/java/bin/java")).hasContent("program").isExecutable();
        assertThat(copy().at("/opt/java/link")).isSymbolicLink();
        Files.writeString(copy().at("/opt/java/lib/modules"), "changed");
        assertThat(find()).contains(record);
        assertThat(copy().at("/opt/java/lib/modules")).hasContent("modules");
    }

    /** What may become of an entry. */
    enum Damage {
        CONTENT {
            @Override
            void of(Path entry) throws IOException {
                Files.writeString(entry.resolve("root/opt/java/lib/modules"), "modulez");
            }
        },
        PERMISSIONS {
            @Override
            void of(Path entry) throws IOException {
                Files.setPosixFilePermissions(
                        entry.resolve("root/opt/java/bin/java"), PosixFilePermissions.fromString("rw-r--r--"));
            }
        },
        MISSING_FILE {
            @Override
            void of(Path entry) throws IOException {
                Files.delete(entry.resolve("root/opt/java/lib/modules"));
            }
        },
        MORE_FILES {
            @Override
            void of(Path entry) throws IOException {
                Files.writeString(entry.resolve("root/opt/java/lib/more"), "more");
            }
        },
        FOREIGN_LINK {
            @Override
            void of(Path entry) throws IOException {
                Files.delete(entry.resolve("root/opt/java/lib/modules"));
                Files.createSymbolicLink(entry.resolve("root/opt/java/lib/modules"), Path.of("/etc/passwd"));
            }
        },
        RECORD {
            @Override
            void of(Path entry) throws IOException {
                Path file = entry.resolve("record");
                Files.writeString(file, Files.readString(file).replace("application shop", "application other"));
            }
        },
        MISSING_RECORD {
            @Override
            void of(Path entry) throws IOException {
                Files.delete(entry.resolve("record"));
            }
        },
        MISSING_DIGEST {
            @Override
            void of(Path entry) throws IOException {
                Files.delete(entry.resolve("digest"));
            }
        },
        ENDLESS_DIGEST {
            @Override
            void of(Path entry) throws IOException {
                grow(entry.resolve("digest"));
            }
        },
        ENDLESS_RECORD {
            @Override
            void of(Path entry) throws IOException {
                grow(entry.resolve("record"));
            }
        },
        MISSING_ROOT {
            @Override
            void of(Path entry) throws IOException {
                Files.move(entry.resolve("root"), entry.resolve("other"));
            }
        };

        abstract void of(Path entry) throws IOException;

        /** To more than a text in memory can have; on the disk it is a hole. */
        private static void grow(Path file) throws IOException {
            try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
                opened.setLength(3L << 30);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void dropsWhatIsDamaged(Damage damage) throws IOException {
        cache(NOW).keep(KEY, made, record);
        damage.of(entry());

        assertThat(find()).isEmpty();
        assertThat(kept()).isEmptyDirectory();

        cache(NOW).keep(KEY, made, record);
        assertThat(find()).contains(record);
    }

    @Test
    void dropsWhatIsOfAnotherSystem() {
        cache(NOW).keep(KEY, made, record);

        assertThat(cache(NOW).find(KEY, copy(), kept -> false)).isEmpty();
        assertThat(kept()).isEmptyDirectory();
    }

    /** Two builds that link at the same time. */
    @Test
    void leavesWhatAnotherBuildKeptMeanwhile() throws IOException {
        cache(NOW).keep(KEY, made, record);
        FileTime before = Files.getLastModifiedTime(entry());

        cache(NOW.plusSeconds(60)).keep(KEY, made, record);

        assertThat(kept()).isDirectoryContaining(file -> file.equals(entry()));
        assertThat(names()).hasSize(1);
        assertThat(Files.getLastModifiedTime(entry())).isEqualTo(before);
    }

    @Test
    void forgetsWhatIsNotUsed() throws IOException {
        cache(NOW).keep(KEY, made, record);
        Digest other = Digest.of(new byte[] {2});
        cache(NOW.plus(Duration.ofDays(1))).keep(other, made, record);
        cache(NOW.plus(Duration.ofDays(60))).find(KEY, copy(), kept -> true);

        Digest third = Digest.of(new byte[] {3});
        cache(NOW.plus(Duration.ofDays(100))).keep(third, made, record);

        assertThat(names()).containsExactlyInAnyOrder(KEY.hex(), third.hex());
    }

    @Test
    void keepsTheTenThatWereUsedLast() throws IOException {
        for (byte i = 0; i < 12; i++) {
            cache(NOW.plusSeconds(i)).keep(Digest.of(new byte[] {i}), made, record);
        }

        assertThat(names())
                .hasSize(10)
                .doesNotContain(
                        Digest.of(new byte[] {0}).hex(),
                        Digest.of(new byte[] {1}).hex());
    }

    @Test
    void tidiesWhatKilledBuildsLeft() throws IOException {
        Path left = Files.createDirectories(kept().resolve("new-" + UUID.randomUUID()));
        Files.writeString(left.resolve("half"), "half");
        Path fresh = Files.createDirectories(kept().resolve("new-" + UUID.randomUUID()));
        Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW));
        Path foreign = Files.writeString(kept().resolve("new-file"), "of somebody else");
        Files.setLastModifiedTime(foreign, FileTime.from(NOW.minus(Duration.ofDays(200))));

        cache(NOW).keep(KEY, made, record);

        assertThat(names())
                .isEqualTo(Set.of(
                        KEY.hex(),
                        fresh.getFileName().toString(),
                        foreign.getFileName().toString()));
    }

    @Test
    void hasOneLockForAKeyAndFewForAll() {
        Set<Path> locks = new HashSet<>();
        for (byte i = 0; i < 100; i++) {
            locks.add(cache(NOW).lockFile(Digest.of(new byte[] {i})));
        }

        assertThat(cache(NOW).lockFile(KEY)).isEqualTo(cache(NOW).lockFile(KEY)).hasParentRaw(kept());
        assertThat(locks).hasSizeBetween(2, 16);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.list(kept())) {
            return Set.copyOf(all.map(file -> file.getFileName().toString()).toList());
        }
    }

    /** As Ctrl-C does it. */
    @Test
    void keepsNothingWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        cache(NOW).keep(KEY, made, record);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(kept()).isEmptyDirectory();
    }
}

package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.Mount.Type;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeMappingTest {
    private static Mount parse(String text) {
        return VolumeMapping.parse("volumes", text, Path.of("/project"), Path.of("/home/me"));
    }

    @ParameterizedTest
    @CsvSource({
        "/data, VOLUME, '', /data",
        "name:/data, VOLUME, name, /data",
        "/of/host:/data, BIND, /of/host, /data",
        "./of:/data, BIND, /project/of, /data",
        "../of:/data, BIND, /of, /data",
        "src/of:/data, BIND, /project/src/of, /data",
        "of/:/data, BIND, /project/of, /data",
        ".:/data, BIND, /project, /data",
        "~:/data, BIND, /home/me, /data",
        "~/.m2/repository:/data, BIND, /home/me/.m2/repository, /data",
        "C:\\of\\host:/data, BIND, C:\\of\\host, /data",
        "c:/of/host:/data, BIND, c:/of/host, /data",
        "C:\\of:D:\\data, BIND, C:\\of, D:\\data",
        "name:C:\\data, VOLUME, name, C:\\data"
    })
    void hasASourceAndATarget(String text, Type type, String source, String target) {
        assertThat(parse(text)).isEqualTo(new Mount(type, source, target, List.of()));
    }

    @Test
    void hasOptions() {
        assertThat(parse("C:\\of:/data:ro,Z,rprivate,cached").options())
                .containsExactly("ro", "Z", "rprivate", "cached");
        assertThat(parse("name:/data:rw").options()).containsExactly("rw");
    }
}

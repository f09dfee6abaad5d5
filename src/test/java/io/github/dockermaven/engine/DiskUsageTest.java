package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiskUsageTest {
    private static DiskUsage of(String json) throws IOException {
        return DiskUsage.of(JsonReader.read(json.replace('\'', '"')));
    }

    @Test
    void hasTheLayersThatNoOtherImageHas() throws IOException {
        assertThat(of("{'Images':[{'Id':'a','Size':500,'SharedSize':200},{'Id':'b','Size':500,'SharedSize':-1},"
                                + "{'Id':'c','Size':100,'SharedSize':200}]}")
                        .images())
                .containsEntry("a", 300L)
                .containsEntry("c", 0L)
                .doesNotContainKey("b");
    }

    @Test
    void hasVolumesThatAreMeasured() throws IOException {
        assertThat(of("{'Volumes':[{'Name':'a','UsageData':{'Size':7}},{'Name':'b','UsageData':{'Size':-1}},"
                                + "{'Name':'c'}]}")
                        .volumes())
                .containsOnlyKeys("a")
                .containsEntry("a", 7L);
    }

    @Test
    void hasTheCacheThatNothingUses() throws IOException {
        assertThat(of("{'BuildCache':[{'Type':'regular','Size':5},{'Type':'source.local','Size':6,'InUse':false},"
                                + "{'Type':'regular','Size':70,'InUse':true},{'Type':'regular','Size':70,'Shared':true},"
                                + "{'Type':'internal','Size':70},{'Type':'frontend','Size':70},{'Type':'regular','Size':-1}]}")
                        .cache())
                .isEqualTo(new DiskUsage.CacheUsage(3, 11));
    }

    @Test
    void isUnknownWithoutAnything() throws IOException {
        assertThat(of("{'Images':null,'Containers':null,'Volumes':null,'BuildCache':null}"))
                .isEqualTo(DiskUsage.UNKNOWN);
    }
}

package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerStatsTest {
    private static ContainerStats of(String json) throws IOException {
        return read(json.replaceFirst("}$", (json.equals("{}") ? "" : ",") + "'read':'2026-11-30T08:00:00Z'}"))
                .orElseThrow();
    }

    private static Optional<ContainerStats> read(String json) throws IOException {
        return ContainerStats.of(JsonReader.read(json.replace('\'', '"')));
    }

    private static double cpu(String now, String before) throws IOException {
        return of("{'cpu_stats':" + now + ",'precpu_stats':" + before + "}").cpu();
    }

    @Test
    void hasThePercentOfOneProcessor() throws IOException {
        String before = "{'cpu_usage':{'total_usage':1000},'system_cpu_usage':10000}";
        assertThat(cpu("{'cpu_usage':{'total_usage':1500},'system_cpu_usage':12000,'online_cpus':4}", before))
                .isEqualTo(100.0);
        assertThat(cpu("{'cpu_usage':{'total_usage':1500,'percpu_usage':[1,2]},'system_cpu_usage':12000}", before))
                .isEqualTo(50.0);
    }

    @Test
    void hasNoPercentWithoutAMomentBefore() throws IOException {
        assertThat(cpu("{'cpu_usage':{'total_usage':0},'system_cpu_usage':0}", "{}"))
                .isZero();
        assertThat(cpu(
                        "{'cpu_usage':{'total_usage':1},'system_cpu_usage':5,'online_cpus':1}",
                        "{'cpu_usage':{'total_usage':1},'system_cpu_usage':3}"))
                .isZero();
        assertThat(of("{}")).isEqualTo(ContainerStats.NONE);
    }

    /** The second is what engines answer of a container that has ended, the first if it is removed meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{'read':'0001-01-01T00:00:00Z','memory_stats':{},'pids_stats':{}}", "{}"})
    void areNoneWithoutAMeasurement(String answer) throws IOException {
        assertThat(read(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{''total_inactive_file'':300,''inactive_file'':1}', 700",
        "'{''inactive_file'':400}', 600",
        "'{''inactive_file'':4000}', 1000",
        "'{}', 1000"
    })
    void hasTheMemoryWithoutTheCacheOfBothVersions(String stats, long memory) throws IOException {
        assertThat(of("{'memory_stats':{'usage':1000,'limit':5000,'stats':" + stats + "}}"))
                .satisfies(each -> assertThat(each.memory()).isEqualTo(memory))
                .satisfies(each -> assertThat(each.memoryLimit()).isEqualTo(5000));
    }

    @Test
    void hasTheSumOverNetworksAndDisks() throws IOException {
        ContainerStats stats = of("{'networks':{'a':{'rx_bytes':1,'tx_bytes':2},'b':{'rx_bytes':10,'tx_bytes':20}},"
                + "'blkio_stats':{'io_service_bytes_recursive':[{'op':'Read','value':5},{'op':'write','value':6},"
                + "{'op':'read','value':50},{'op':'Total','value':99}]},'pids_stats':{'current':7}}");
        assertThat(stats).isEqualTo(new ContainerStats(0, 0, 0, 11, 22, 55, 6, 7));
    }
}

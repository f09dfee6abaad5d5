package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerDescriptionTest {
    private static List<String> lines(String document) throws JsonProcessingException {
        return ContainerDescription.lines(new ObjectMapper().readTree(document), Instant.parse("2026-11-25T20:00:00Z"));
    }

    @Test
    void tellsOfOneThatRuns() throws JsonProcessingException {
        assertThat(lines("""
                {"Name":"/users","Id":"1","Image":"sha256:2","Created":"2026-11-25T18:00:00Z","RestartCount":2,
                 "Path":"java","Args":["-jar","app.jar"],
                 "State":{"Status":"running","Running":true,"StartedAt":"2026-11-25T18:59:59.123Z",
                   "FinishedAt":"2026-11-25T18:59:00Z",
                   "Health":{"Status":"unhealthy","FailingStreak":3,"Log":[{"ExitCode":0,"Output":"","Start":"2026-11-25T18:59:00.5Z"},
                     {"ExitCode":1,"Output":"refused\\nby 8080\\n"}]}},
                 "Config":{"Image":"shop/users:1.0","Env":["TZ=Asia/Seoul","PASSWORD=secret\\nmore=x"],"User":"1000"},
                 "NetworkSettings":{
                   "Ports":{"8080/tcp":[{"HostIp":"0.0.0.0","HostPort":"80"},{"HostIp":"::","HostPort":"80"}],"9090/udp":null},
                   "Networks":{"shop":{"IPAddress":"172.28.0.2","GlobalIPv6Address":"fd00::2","Aliases":["users-db"]}}},
                 "Mounts":[{"Type":"volume","Name":"data","Source":"/v/data","Destination":"/data","RW":true},
                   {"Type":"bind","Source":"/etc/x","Destination":"/x","RW":false}]}"""))
                .containsExactly(
                        "Name:         users",
                        "Id:           1",
                        "Image:        shop/users:1.0 (sha256:2)",
                        "State:        running",
                        "Health:       unhealthy, after 3 failed checks",
                        "Health check: 2026-11-25T18:59:00 exit code 0",
                        "Health check: exit code 1: refused | by 8080",
                        "Created:      2026-11-25T18:00:00Z (2 hours ago)",
                        "Started:      2026-11-25T18:59:59Z (About an hour ago)",
                        "Restarts:     2",
                        "Command:      [\"java\",\"-jar\",\"app.jar\"]",
                        "User:         1000",
                        "Port:         8080/tcp at 0.0.0.0:80, [::]:80",
                        "Port:         9090/udp (not published)",
                        "Network:      shop 172.28.0.2, fd00::2 (also called users-db)",
                        "Mount:        volume data at /data",
                        "Mount:        bind /etc/x at /x (read only)",
                        "Environment:  TZ, PASSWORD");
    }

    @Test
    void tellsOfOneThatEnded() throws JsonProcessingException {
        assertThat(lines("""
                {"Name":"/users","Id":"1","Image":"sha256:2","Path":"java","Args":[],"RestartCount":3,
                 "HostConfig":{"Memory":67108864,"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3}},
                 "State":{"Status":"exited","ExitCode":137,"OOMKilled":true,"Error":"no memory",
                   "StartedAt":"2026-11-25T18:00:00Z","FinishedAt":"2026-11-25T18:00:00Z"},
                 "Config":{"Image":"shop/users:1.0"}}"""))
                .contains(
                        "State:        exited with code 137 (OOM: the kernel killed it with SIGKILL because it needed more"
                                + " than its limit of 64 MiB; raise <memory>, or let the program use less): no memory")
                .contains("Memory limit: 64 MiB")
                .contains("Restarts:     3 (policy on-failure, 3 at most)")
                .contains("Ended:        2026-11-25T18:00:00Z (2 hours ago)");
    }

    @Test
    void tellsWhatACodeMeans() throws JsonProcessingException {
        assertThat(lines("{\"State\":{\"Status\":\"restarting\",\"ExitCode\":127}}"))
                .contains("State:   restarting with code 127 (the command was not found in the image)");
        assertThat(lines("{\"State\":{\"Status\":\"exited\",\"ExitCode\":1,\"OOMKilled\":true}}"))
                .contains(
                        "State:   exited with code 1 (the program's own error, which its log names; OOM: the kernel killed"
                                + " one of its processes with SIGKILL because the machine's memory was used up; let the program use"
                                + " less)");
    }

    @Test
    void takesADocumentAsItIs() throws JsonProcessingException {
        assertThat(
                        lines(
                                "{\"Path\":\"java\",\"Created\":\"tomorrow\",\"State\":{\"StartedAt\":\"+999999999-01-01T00:00:00Z\"}}"))
                .contains("Created: tomorrow", "Command: [\"java\"]")
                .anyMatch(line -> line.startsWith("Started: +999999999-01-01T00:00:00Z"));
        assertThat(lines("{}")).isNotEmpty();
    }
}

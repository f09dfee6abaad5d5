package io.github.dockermaven.config;

import io.github.dockermaven.application.Healthcheck;
import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.image.Elements;
import java.util.List;

/** A {@code <healthcheck>}: how the engine finds out whether the application in a container is healthy. */
public class HealthcheckConfig {
    /** The command and its arguments, each an {@code <arg>}; {@code NONE} alone switches the base image's check off. */
    private List<String> cmd = List.of();

    /** Time between two checks, with its unit: {@code 30s}. */
    private String interval;

    /** Time after which a check counts as failed, with its unit: {@code 5s}. */
    private String timeout;

    /** Time after the start in which a failure does not count, with its unit: {@code 1m}. */
    private String startPeriod;

    /** Failures in a row that make the container unhealthy. */
    private Integer retries;

    public Healthcheck toHealthcheck() {
        return new Healthcheck(
                Command.exec(Elements.list("<healthcheck><cmd>", cmd)), interval, timeout, startPeriod, retries);
    }
}

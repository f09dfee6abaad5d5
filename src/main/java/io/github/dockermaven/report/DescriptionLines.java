package io.github.dockermaven.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.json.JsonWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The lines that describe an engine's JSON document to a person, without empty ones. */
public final class DescriptionLines {
    private final Instant now;
    private final List<Table.Property> properties = new ArrayList<>();

    /** @param now the time against which ages are computed */
    public DescriptionLines(Instant now) {
        this.now = now;
    }

    /** Adds a property, unless its value is empty. */
    public void add(String name, String value) {
        if (!value.isBlank()) {
            properties.add(new Table.Property(name, value));
        }
    }

    /** Adds a value of the document, unless it is absent, {@code null} or empty; a list or object as its JSON. */
    public void add(String name, JsonNode value) {
        add(name, value.isContainerNode() ? (value.isEmpty() ? "" : JsonWriter.write(value)) : value.asText(""));
    }

    /** Adds a line for each element of a list. */
    public void addEach(String name, JsonNode list) {
        list.forEach(each -> add(name, each.asText()));
    }

    /** Adds a line for each key of an object, with its value unless that is an object. */
    public void addFields(String name, JsonNode object) {
        object.properties()
                .forEach(each -> add(
                        name,
                        each.getValue().isValueNode() && !each.getValue().isNull()
                                ? each.getKey() + "=" + each.getValue().asText()
                                : each.getKey()));
    }

    /** Adds a time and its age, unless it is in the year 1, which means none to engines. */
    public void addTime(String name, JsonNode time) {
        if (!time.asText("").isEmpty()) {
            try {
                addTime(name, OffsetDateTime.parse(time.asText()).toInstant());
            } catch (DateTimeException e) {
                add(name, time);
            }
        }
    }

    private void addTime(String name, Instant instant) {
        if (!instant.isBefore(Instant.EPOCH)) {
            add(
                    name,
                    instant.truncatedTo(ChronoUnit.SECONDS) + " (" + Durations.ago(Duration.between(instant, now))
                            + ")");
        }
    }

    /** Returns the lines, in the order in which they were added. */
    public List<String> lines() {
        return Table.properties(properties);
    }
}

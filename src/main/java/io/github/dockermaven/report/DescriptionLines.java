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

/** What a person wants to know of an engine's JSON document: a line each, without those that would be empty. */
public final class DescriptionLines {
    private final Instant now;
    private final List<Table.Property> facts = new ArrayList<>();

    /** @param now the time that ages are told from */
    public DescriptionLines(Instant now) {
        this.now = now;
    }

    /** Adds a fact, unless it is empty. */
    public void add(String name, String value) {
        if (!value.isBlank()) {
            facts.add(new Table.Property(name, value));
        }
    }

    /** Adds a value of the document, unless it is absent, {@code null} or empty; a list or object in its JSON. */
    public void add(String name, JsonNode value) {
        add(name, value.isContainerNode() ? (value.isEmpty() ? "" : JsonWriter.write(value)) : value.asText(""));
    }

    /** Adds a line for each element of a list. */
    public void addEach(String name, JsonNode list) {
        list.forEach(each -> add(name, each.asText()));
    }

    /** Adds a line for each key of an object, with its value if that is not an object of its own. */
    public void addFields(String name, JsonNode object) {
        object.properties()
                .forEach(each -> add(
                        name,
                        each.getValue().isValueNode() && !each.getValue().isNull()
                                ? each.getKey() + "=" + each.getValue().asText()
                                : each.getKey()));
    }

    /** Adds a time and how long ago it was, unless it is the year 1, by which engines mean none. */
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

    /** All of them, in the order in which they were added. */
    public List<String> lines() {
        return Table.properties(facts);
    }
}

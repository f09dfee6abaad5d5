package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A parser of one YAML document: aliases and merge keys ({@code <<}) are resolved in its nodes. */
final class YamlParser {
    /** Far more than a file of people has. Aliases of aliases can stand for any number of nodes. */
    private static final String YAML_TAG = "tag:yaml.org,2002:";

    private static final int MOST_NODES = 1_000_000;

    private static final int MOST_LEVELS = 200;
    private static final String MERGE = "<<";

    private final String file;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;
    private int levels;

    /** A node with an anchor, and the number of nodes in it. */
    private record Anchored(YamlNode node, int size) {}

    private YamlParser(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /**
     * Returns the document, empty if there is none or it has no content.
     *
     * @param file its name in messages
     * @throws DockerFailureException if it is no YAML, is more than one document, has a key twice, or has too many or too
     *     deeply nested nodes
     */
    static Optional<YamlNode> parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        Iterable<Event> events = new Parse(settings).parseReader(new StringReader(text));
        try {
            return new YamlParser(file, events.iterator()).document();
        } catch (MarkedYamlEngineException e) {
            String problem = e.getProblem() == null ? "" : ": " + PrintableText.quote(e.getProblem());
            throw e.getProblemMark()
                    .map(mark -> position(file, mark))
                    .orElse(new Position(file, 1, 1))
                    .error("This is no YAML, in column "
                            + e.getProblemMark()
                                    .map(mark -> mark.getColumn() + 1)
                                    .orElse(1) + problem
                            + ". Look at the indentation and quotes of this line and of the one before.");
        } catch (YamlEngineException | NoSuchElementException e) {
            throw new Position(file, 1, 1).error("This is no YAML: " + PrintableText.quote(e.getMessage()));
        }
    }

    private Optional<YamlNode> document() {
        events.next();
        Event first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        YamlNode root = node(events.next());
        events.next();
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw position(next)
                    .error("A second document begins here. Only one can be read: put it into another file.");
        }
        return root instanceof YamlNode.Scalar scalar && scalar.isNull() ? Optional.empty() : Optional.of(root);
    }

    private YamlNode node(Event event) {
        count(event, 1);
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        int before = nodes;
        rejectUnknownTag(event);
        YamlNode node =
                switch (event.getEventId()) {
                    case Scalar -> scalar((ScalarEvent) event);
                    case SequenceStart -> sequence((SequenceStartEvent) event);
                    case MappingStart -> mapping((MappingStartEvent) event);
                    default -> throw position(event).error("This is no YAML: a value is missing.");
                };
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, nodes - before)));
        return node;
    }

    /** Values of a tag of somebody's own would be read as if they had none. */
    private void rejectUnknownTag(Event event) {
        tag(event)
                .filter(tag -> !ResetTags.ALL.contains(tag) && !tag.equals("!") && !tag.startsWith(YAML_TAG))
                .ifPresent(tag -> {
                    throw position(event)
                            .error("The tag " + PrintableText.quote(tag)
                                    + " is not known. There are !reset and !override.");
                });
    }

    private static Optional<String> tag(Event event) {
        return event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    }

    private YamlNode alias(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw position(alias)
                    .error("The alias *" + PrintableText.quote(name) + " has no anchor &" + PrintableText.quote(name)
                            + " before it.");
        }
        count(alias, anchored.size());
        return anchored.node();
    }

    private void count(Event event, int more) {
        nodes += more;
        if (nodes > MOST_NODES || nodes < 0) {
            throw position(event)
                    .error("The file has more than " + MOST_NODES
                            + " values, with those that aliases stand for. Use fewer aliases of aliases.");
        }
    }

    private YamlNode scalar(ScalarEvent event) {
        return new YamlNode.Scalar(
                position(event), event.getTag(), event.getValue(), event.getScalarStyle() == ScalarStyle.PLAIN);
    }

    private YamlNode sequence(SequenceStartEvent event) {
        enter(event);
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next));
        }
        levels--;
        return new YamlNode.Sequence(position(event), event.getTag(), items);
    }

    private YamlNode mapping(MappingStartEvent event) {
        enter(event);
        Map<String, YamlNode.Entry> own = new LinkedHashMap<>();
        Map<String, YamlNode.Entry> merged = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Position place = position(next);
            YamlNode.Scalar key = key(node(next));
            YamlNode value = node(events.next());
            if (key.text().equals(MERGE) && key.isPlain()) {
                merge(value, merged);
            } else {
                YamlNode.Entry before = own.put(key.text(), new YamlNode.Entry(place, value));
                if (before != null) {
                    throw place.error("The key " + PrintableText.quote(key.text()) + " is here twice, first in line "
                            + before.key().line() + ". Remove one of them.");
                }
            }
        }
        merged.forEach(own::putIfAbsent);
        levels--;
        return new YamlNode.Mapping(position(event), event.getTag(), own);
    }

    private static YamlNode.Scalar key(YamlNode key) {
        if (key instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw key.position().error("A key has to be a text.");
    }

    /** An earlier one of several mappings takes precedence over a later one. */
    private static void merge(YamlNode value, Map<String, YamlNode.Entry> merged) {
        if (value instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(merged::putIfAbsent);
        } else if (value instanceof YamlNode.Sequence sequence
                && sequence.items().stream().allMatch(YamlNode.Mapping.class::isInstance)) {
            sequence.items().forEach(item -> merge(item, merged));
        } else {
            throw value.position().error("<< needs the alias of a mapping, or a list of such aliases.");
        }
    }

    private void enter(Event event) {
        levels++;
        if (levels > MOST_LEVELS) {
            throw position(event)
                    .error("More than " + MOST_LEVELS + " levels are in each other here. Nothing needs so many.");
        }
    }

    private Position position(Event event) {
        return event.getStartMark().map(mark -> position(file, mark)).orElse(new Position(file, 1, 1));
    }

    private static Position position(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}

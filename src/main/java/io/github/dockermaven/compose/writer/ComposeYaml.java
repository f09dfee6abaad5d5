package io.github.dockermaven.compose.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * The YAML of a compose file. A text stands without quotes only where every version of YAML takes it for a text: one reader makes
 * a date of {@code 2026-01-01}, another a number of {@code 1_000} or {@code 22:22}, a third a truth value of {@code yes}.
 */
final class ComposeYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*(?::[A-Za-z0-9_./-]+)*");
    private static final Pattern RESERVED =
            Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);
    private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);

    private final List<Event> events = new ArrayList<>();

    private ComposeYaml() {}

    /**
     * Returns the text of a file.
     *
     * @param comments lines before all others
     * @param root maps, lists, texts, numbers, truth values and {@link Variable}s; a text is meant as it is
     */
    static String write(List<String> comments, Map<String, Object> root) {
        ComposeYaml yaml = new ComposeYaml();
        yaml.events.add(new StreamStartEvent());
        yaml.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of(), Optional.empty(), Optional.empty()));
        yaml.addMapping(root);
        yaml.events.add(new DocumentEndEvent(false));
        yaml.events.add(new StreamEndEvent());
        DumpSettings settings = DumpSettings.builder()
                .setDumpComments(true)
                .setSplitLines(false)
                .setWidth(Integer.MAX_VALUE)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
        StringBuilder text = new StringBuilder();
        comments.forEach(line -> text.append("# ").append(line).append('\n'));
        return text.append(new Present(settings)
                        .emitToString(yaml.events.iterator())
                        .stripTrailing())
                .append('\n')
                .toString();
    }

    private void add(Object value) {
        if (value instanceof Map<?, ?> map) {
            addMapping(map);
        } else if (value instanceof List<?> list) {
            addSequence(list);
        } else if (value instanceof String text) {
            // A dollar is the beginning of a variable to docker compose.
            String escaped = text.replace("$", "$$");
            addScalar(escaped, isPlain(escaped));
        } else {
            addScalar(String.valueOf(value), !(value instanceof Variable));
        }
    }

    private void addMapping(Map<?, ?> map) {
        events.add(new MappingStartEvent(
                Optional.empty(), Optional.empty(), true, map.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK));
        map.forEach((key, value) -> {
            Object content = value instanceof Commented commented ? comment(commented) : value;
            addScalar(String.valueOf(key), isPlain(String.valueOf(key)));
            add(content);
        });
        events.add(new MappingEndEvent());
    }

    private Object comment(Commented commented) {
        commented
                .comments()
                .forEach(line -> events.add(
                        new CommentEvent(CommentType.BLOCK, " " + line, Optional.empty(), Optional.empty())));
        return commented.value();
    }

    private void addSequence(List<?> list) {
        events.add(new SequenceStartEvent(
                Optional.empty(), Optional.empty(), true, list.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK));
        list.forEach(this::add);
        events.add(new SequenceEndEvent());
    }

    private void addScalar(String text, boolean isPlain) {
        events.add(new ScalarEvent(
                Optional.empty(),
                Optional.empty(),
                IMPLICIT,
                text,
                isPlain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED));
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches();
    }
}

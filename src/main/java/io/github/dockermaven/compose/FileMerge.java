package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a later compose file makes of an earlier one, in
 * <a href="https://github.com/compose-spec/compose-spec/blob/main/13-merge.md">the way of the specification</a>: mappings
 * are merged, lists appended, all else replaced, but for some places. Both files have their long forms.
 */
final class FileMerge {
    private static final KeyTable<Rule> RULES = KeyTable.of(rules());

    /** How a place is merged. */
    private interface Rule {
        YamlNode merge(YamlNode base, YamlNode over, KeyPath path);
    }

    private FileMerge() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new TreeMap<>();
        for (String place : List.of("command", "entrypoint", "healthcheck.test", "ulimits.*")) {
            rules.put("services.*." + place, (base, over, path) -> over);
        }
        for (String place : List.of(
                "annotations",
                "build.additional_contexts",
                "build.args",
                "build.labels",
                "deploy.labels",
                "environment",
                "labels",
                "sysctls")) {
            rules.put("services.*." + place, FileMerge::values);
        }
        rules.put("networks.*.labels", FileMerge::values);
        rules.put("volumes.*.labels", FileMerge::values);
        rules.put("services.*.extra_hosts", FileMerge::sorted);
        rules.put("services.*.build.extra_hosts", FileMerge::sorted);
        rules.put("services.*.logging", FileMerge::logging);
        rules.put("networks.*.ipam.config", FileMerge::subnets);
        return rules;
    }

    static YamlNode.Mapping merge(YamlNode.Mapping base, YamlNode.Mapping over) {
        return mappings(base, over, KeyPath.ROOT);
    }

    /** Returns what a service makes of the one that it extends. */
    static YamlNode.Mapping mergeService(YamlNode.Mapping base, YamlNode.Mapping over) {
        return mappings(base, over, KeyPath.ROOT.child("services").child("*"));
    }

    /** Hosts of one file are in order as well. */
    private static YamlNode sorted(YamlNode base, YamlNode over, KeyPath path) {
        if (!(base instanceof YamlNode.Sequence before) || !(over instanceof YamlNode.Sequence after)) {
            return Nodes.isNull(over) ? base : over;
        }
        List<YamlNode> items = new ArrayList<>(before.items());
        items.addAll(after.items());
        items.sort(Comparator.comparing(item -> item instanceof YamlNode.Scalar scalar ? scalar.text() : ""));
        return new YamlNode.Sequence(over.position(), over.tag(), items);
    }

    private static YamlNode node(YamlNode base, YamlNode over, KeyPath path) {
        Optional<Rule> rule = RULES.at(path);
        if (rule.isPresent()) {
            return rule.get().merge(base, over, path);
        }
        if (Nodes.isNull(over)) {
            return base;
        }
        if (Nodes.isNull(base) || base instanceof YamlNode.Scalar && over instanceof YamlNode.Scalar) {
            return over;
        }
        if (base instanceof YamlNode.Mapping mapping && over instanceof YamlNode.Mapping other) {
            return mappings(mapping, other, path);
        }
        if (base instanceof YamlNode.Sequence sequence && over instanceof YamlNode.Sequence other) {
            List<YamlNode> items = new ArrayList<>(sequence.items());
            items.addAll(other.items());
            return new YamlNode.Sequence(over.position(), over.tag(), items);
        }
        throw over.position()
                .error(path + " is " + kind(over) + " here and " + kind(base) + " in " + "line "
                        + base.position().line() + " of "
                        + PrintableText.quote(base.position().file())
                        + ". Write both in the same way, or this one with !override before it.");
    }

    private static YamlNode.Mapping mappings(YamlNode.Mapping base, YamlNode.Mapping over, KeyPath path) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(base.entries());
        over.entries()
                .forEach((key, entry) -> entries.merge(
                        key,
                        entry,
                        (before, after) ->
                                new YamlNode.Entry(after.key(), node(before.value(), after.value(), path.child(key)))));
        return new YamlNode.Mapping(base.position(), base.tag(), entries);
    }

    /** A name without a value, which is looked up, replaces a value as well. */
    private static YamlNode values(YamlNode base, YamlNode over, KeyPath path) {
        if (base instanceof YamlNode.Mapping mapping && over instanceof YamlNode.Mapping other) {
            Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
            entries.putAll(other.entries());
            return new YamlNode.Mapping(mapping.position(), mapping.tag(), entries);
        }
        return Nodes.isNull(over) ? base : over;
    }

    /** The options of one driver are none of another. */
    private static YamlNode logging(YamlNode base, YamlNode over, KeyPath path) {
        if (!(base instanceof YamlNode.Mapping mapping) || !(over instanceof YamlNode.Mapping other)) {
            return Nodes.isNull(over) ? base : over;
        }
        Optional<String> before = Nodes.text(mapping, "driver");
        Optional<String> after = Nodes.text(other, "driver");
        return before.isPresent() && after.isPresent() && !before.equals(after) ? over : mappings(mapping, other, path);
    }

    /** Subnets of the later file replace those of the earlier one, from which only what is said of the same ones stays. */
    private static YamlNode subnets(YamlNode base, YamlNode over, KeyPath path) {
        if (!(base instanceof YamlNode.Sequence before) || !(over instanceof YamlNode.Sequence after)) {
            return Nodes.isNull(over) ? base : over;
        }
        List<YamlNode> items = new ArrayList<>();
        for (YamlNode item : after.items()) {
            YamlNode same = before.items().stream()
                    .filter(each -> Nodes.text(each, "subnet").equals(Nodes.text(item, "subnet")))
                    .findFirst()
                    .orElse(item);
            items.add(same == item ? item : node(same, item, path.child(KeyPath.ITEM)));
        }
        return new YamlNode.Sequence(over.position(), over.tag(), items);
    }

    private static String kind(YamlNode node) {
        return node instanceof YamlNode.Mapping
                ? "a mapping"
                : node instanceof YamlNode.Sequence ? "a list" : "a value";
    }
}

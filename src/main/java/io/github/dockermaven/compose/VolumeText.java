package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mount that is written as {@code [source:]target[:options]}. A source with a dot, slash, tilde or drive letter before is
 * a folder of the host, any other a volume's name.
 */
final class VolumeText {
    private static final Set<String> PROPAGATIONS =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");
    private static final Set<String> WITHOUT_EFFECT = Set.of("rw", "cached", "delegated", "consistent");
    private static final int MOST_PARTS = 3;

    private final YamlNode.Scalar node;
    private final Place place;
    private final Map<String, YamlNode> mount = new LinkedHashMap<>();
    private final Map<String, YamlNode> bind = new LinkedHashMap<>();
    private final Map<String, YamlNode> volume = new LinkedHashMap<>();

    private VolumeText(YamlNode.Scalar node, Place place) {
        this.node = node;
        this.place = place;
    }

    static YamlNode.Mapping parse(YamlNode.Scalar node, Place place) {
        return new VolumeText(node, place).mount(parts(node.text()));
    }

    private YamlNode.Mapping mount(List<String> parts) {
        if (parts.contains("") || parts.size() > MOST_PARTS) {
            throw place.error(
                    node,
                    "'" + PrintableText.quote(node.text())
                            + "' is no mount. Write source:target or source:target:ro, such as ./data:/var/lib/data:ro.");
        }
        boolean hasSource = parts.size() > 1;
        boolean isBind = hasSource && isFolder(parts.get(0));
        put(mount, "type", isBind ? "bind" : "volume");
        if (hasSource) {
            put(mount, "source", parts.get(0));
        }
        put(mount, "target", CleanPath.of(parts.get(hasSource ? 1 : 0)));
        parts.stream()
                .skip(2)
                .flatMap(options -> Stream.of(options.split(",", -1)))
                .forEach(this::option);
        if (isBind) {
            bind.put("create_host_path", ScalarForm.plain(node, "true"));
        }
        if (!bind.isEmpty()) {
            mount.put("bind", ShortForm.mappingOf(node, bind));
        }
        if (!isBind || !volume.isEmpty()) {
            mount.put("volume", ShortForm.mappingOf(node, volume));
        }
        return ShortForm.mappingOf(node, mount);
    }

    private void option(String option) {
        if (option.equals("ro")) {
            mount.put("read_only", ScalarForm.plain(node, "true"));
        } else if (option.equals("nocopy")) {
            volume.put("nocopy", ScalarForm.plain(node, "true"));
        } else if (option.equals("z") || option.equals("Z")) {
            put(bind, "selinux", option);
        } else if (PROPAGATIONS.contains(option)) {
            put(bind, "propagation", option);
        } else if (!WITHOUT_EFFECT.contains(option)) {
            place.warn(
                    node,
                    "the option '" + PrintableText.quote(option)
                            + "' is ignored: it is none of ro, rw, z, Z, nocopy and the propagations.");
        }
    }

    private void put(Map<String, YamlNode> mapping, String key, String text) {
        mapping.put(key, ScalarForm.text(node, text));
    }

    /** A colon after one letter at the beginning of a part is that of a Windows drive. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean isDrive = i - begin == 1 && Character.isLetter(text.charAt(begin)) && text.length() > 2;
            if (text.charAt(i) == ':' && !isDrive) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private static boolean isFolder(String source) {
        boolean hasDrive = source.length() > 1 && Character.isLetter(source.charAt(0)) && source.charAt(1) == ':';
        return hasDrive || source.startsWith("\\\\") || !source.isEmpty() && ".~/".indexOf(source.charAt(0)) >= 0;
    }
}

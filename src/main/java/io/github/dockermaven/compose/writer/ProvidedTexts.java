package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.copy.ProvidedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts that containers have as files: configs of the compose file. A text may be a secret, so that it is beside the file, as the
 * values of secret variables are.
 */
final class ProvidedTexts {
    private final EnvironmentValues values;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    ProvidedTexts(EnvironmentValues values) {
        this.values = values;
    }

    /** Returns the configs of a service. */
    List<Object> of(String service, List<ProvidedFile> files) {
        List<Object> configs = new ArrayList<>();
        for (ProvidedFile file : files) {
            if (file instanceof ProvidedText text) {
                String name = service + "-text-" + (definitions.size() + 1);
                definitions.put(
                        name, Map.of("content", values.secret(name, text.text(), text.target() + " of " + service)));
                configs.add(new Keys()
                        .put("source", name)
                        .put("target", text.target())
                        .put("uid", String.valueOf(text.user()))
                        .put("gid", String.valueOf(text.group()))
                        .put("mode", "0" + Integer.toOctalString(text.mode()))
                        .toMap());
            }
        }
        return configs;
    }

    /** Returns the configs at the top level of the file. */
    Map<String, Object> definitions() {
        return definitions;
    }
}

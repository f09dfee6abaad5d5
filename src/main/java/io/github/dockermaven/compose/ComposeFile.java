package io.github.dockermaven.compose;

import java.nio.file.Path;

/**
 * A compose file that is read.
 *
 * @param path where it is
 * @param model what it says, in long forms and with its variables' values
 * @param tags what it takes away from the files before it
 */
record ComposeFile(Path path, YamlNode.Mapping model, ResetTags tags) {}
